// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.delivery;

import static org.zhengtong.node.exchange.ExchangeProblem.PROVIDER_FAILED;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.entry.PublishedEntry;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.network.NetworkMaps;
import org.zhengtong.node.passage.Passage;
import org.zhengtong.node.passage.Sealed;
import org.zhengtong.node.proof.GroupSigner;
import org.zhengtong.schemas.message.ExchangeAnswer;
import org.zhengtong.schemas.message.ExchangeMode;
import org.zhengtong.schemas.message.ExchangeRequest;
import org.zhengtong.schemas.message.Outcome;
import org.zhengtong.schemas.message.Parameter;
import org.zhengtong.schemas.message.Wire;

/** Makes the provider's answer this node's signed answer: only what was granted leaves, and VERIFY leaves one word. */
@Singleton
class Answering {

    private static final byte[] NOTHING = new byte[0];

    private final NetworkMaps maps;
    private final GroupSigner signer;
    private final ObjectMapper json;
    private final Clock clock;

    private record Finding(Outcome outcome, byte[] data) {}

    Answering(NetworkMaps maps, GroupSigner signer, ObjectMapper json, Clock clock) {
        this.maps = maps;
        this.signer = signer;
        this.json = json;
        this.clock = clock;
    }

    CompletionStage<?> answer(Passage passage, ProviderAnswer provided) {
        PublishedEntry entry = passage.entry();
        Finding finding = finding(passage, provided);
        ExchangeAnswer answer = new ExchangeAnswer(
                passage.exchangeId(),
                maps.self(),
                ByteBuffer.wrap(passage.request().digest()),
                finding.outcome(),
                null,
                ByteBuffer.wrap(finding.data()),
                entry.revision(),
                entry.providerOrganisation(),
                millis(provided.asOf()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        byte[] bytes = Wire.encode(answer);
        return signer.sign(bytes).thenAccept(proof -> passage.answered(Sealed.of(answer, bytes, proof)));
    }

    private Finding finding(Passage passage, ProviderAnswer provided) {
        boolean verify = passage.request().message().getMode() == ExchangeMode.VERIFY;
        return switch (provided.outcome()) {
            case NOT_FOUND -> new Finding(Outcome.NOT_FOUND, NOTHING);
            case MATCH -> compared(passage, Outcome.MATCH);
            case MISMATCH -> compared(passage, Outcome.MISMATCH);
            case ANSWERED -> verify ? compared(passage, provided) : fetched(passage, provided);
        };
    }

    private Finding fetched(Passage passage, ProviderAnswer provided) {
        Projection projection = new Projection(passage.entry().metadata(), passage.grant());
        List<ObjectNode> leaving = projection.of(provided.records());
        return leaving.isEmpty()
                ? new Finding(Outcome.NOT_FOUND, NOTHING)
                : new Finding(Outcome.ANSWERED, written(leaving));
    }

    /** The provider compared by itself: nobody can tell which rows it looked at, so an area cannot be kept. */
    private static Finding compared(Passage passage, Outcome outcome) {
        if (passage.grant().areaPrefix().isPresent()) {
            throw new ProblemException(
                    PROVIDER_FAILED, "the provider's system gives no record, so the grant's area cannot be applied");
        }
        return new Finding(outcome, NOTHING);
    }

    private Finding compared(Passage passage, ProviderAnswer provided) {
        Projection projection = new Projection(passage.entry().metadata(), passage.grant());
        List<ObjectNode> rows = projection.rows(provided.records());
        if (rows.isEmpty()) {
            return new Finding(Outcome.NOT_FOUND, NOTHING);
        }
        ExchangeRequest request = passage.request().message();
        Map<String, String> parameters = request.getParameters().stream()
                .collect(Collectors.toMap(Parameter::getName, Parameter::getValue, (first, second) -> second));
        boolean agrees = projection
                .agrees(parameters, rows)
                .orElseThrow(() -> new ProblemException(
                        PROVIDER_FAILED, "the provider's records have none of the items to be verified"));
        return new Finding(agrees ? Outcome.MATCH : Outcome.MISMATCH, NOTHING);
    }

    private byte[] written(List<ObjectNode> records) {
        try {
            return json.writeValueAsBytes(records);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records that were read cannot be written", e);
        }
    }

    private static @Nullable Instant millis(@Nullable Instant moment) {
        return moment == null ? null : moment.truncatedTo(ChronoUnit.MILLIS);
    }
}
