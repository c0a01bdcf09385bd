// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.delivery;

import static org.zhengtong.node.exchange.ExchangeProblem.PROVIDER_UNAVAILABLE;

import jakarta.inject.Singleton;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.agent.AgentGateway;
import org.zhengtong.node.delivery.Questions.Question;
import org.zhengtong.node.passage.Step;

/** Asks a provider's system through the agent (前置机) that has dialled in for it. */
@Singleton
class AgentProvider {

    private final AgentGateway agents;
    private final ProviderJson json;

    AgentProvider(AgentGateway agents, ProviderJson json) {
        this.agents = agents;
        this.json = json;
    }

    CompletionStage<ProviderAnswer> ask(Question question) {
        return agents.ask(
                        question.attachment(),
                        question.request().exchangeId(),
                        json.text(question.request()),
                        question.time())
                .handle((answer, failure) -> {
                    if (failure == null) {
                        return json.answer(answer, question);
                    }
                    throw new CompletionException(refusal(question, Step.cause(failure)));
                });
    }

    /** An agent still silent when the whole exchange's time is over is not to blame: the time was. */
    private static Throwable refusal(Question question, Throwable failure) {
        boolean silent = failure instanceof ProblemException refusal && refusal.problem() == PROVIDER_UNAVAILABLE;
        return silent && question.outOfTime() ? question.silence("the agent was silent") : failure;
    }
}
