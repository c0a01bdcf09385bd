// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.delivery;

import static org.zhengtong.node.exchange.ExchangeProblem.PARAMETERS_REFUSED;
import static org.zhengtong.node.exchange.ExchangeProblem.PROVIDER_FAILED;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.delivery.Questions.Question;

/** Writes questions and reads answers. What a provider said wrongly stays here: it may hold personal data or inner detail. */
@Singleton
class ProviderJson {

    private static final Logger LOG = Logger.getLogger(ProviderJson.class);

    private final ObjectMapper json;

    ProviderJson(ObjectMapper json) {
        this.json = json;
    }

    String text(ProviderRequest request) {
        try {
            return json.writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a provider request cannot be written", e);
        }
    }

    ProviderAnswer answer(String text, Question question) {
        try {
            return json.readValue(text, ProviderAnswer.class);
        } catch (JsonProcessingException unreadable) {
            throw failed(question, "not an answer: " + unreadable.getClass().getSimpleName());
        }
    }

    static ProblemException parametersRefused(Question question, int status) {
        return new ProblemException(
                        PARAMETERS_REFUSED,
                        "the provider's system answered " + status + "; compare the values with the resource's entry")
                .with("failedNode", question.node());
    }

    static ProblemException failed(Question question, String how) {
        LOG.warnf(
                "provider of %s failed for exchange %s: %s",
                question.request().resource(), question.request().exchangeId(), how);
        return new ProblemException(PROVIDER_FAILED, "the provider's system answered with an error")
                .with("failedNode", question.node());
    }
}
