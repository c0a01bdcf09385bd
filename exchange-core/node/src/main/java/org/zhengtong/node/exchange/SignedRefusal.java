// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.exchange;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletionStage;
import org.zhengtong.kernel.problem.Language;
import org.zhengtong.kernel.problem.ProblemDocument;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.network.NetworkMaps;
import org.zhengtong.node.passage.Passage;
import org.zhengtong.node.passage.Sealed;
import org.zhengtong.node.proof.GroupSigner;
import org.zhengtong.schemas.message.ExchangeAnswer;
import org.zhengtong.schemas.message.Outcome;
import org.zhengtong.schemas.message.Wire;

/** Makes a refusal of the provider's node an answer like any other: signed, so that nobody on the way can invent one. */
@Singleton
class SignedRefusal {

    private static final int FIRST_FAILURE = 500;

    private final NetworkMaps maps;
    private final GroupSigner signer;
    private final Clock clock;

    SignedRefusal(NetworkMaps maps, GroupSigner signer, Clock clock) {
        this.maps = maps;
        this.signer = signer;
        this.clock = clock;
    }

    CompletionStage<Passage> make(Passage passage, ProblemException refusal) {
        refusal.retryAfterSeconds().ifPresent(wait -> refusal.with(RelayedProblem.RETRY_AFTER, wait));
        byte[] document =
                ProblemDocument.of(refusal, Language.ZH, TransitRoute.PATH, "").json();
        ExchangeAnswer answer = ExchangeAnswer.newBuilder()
                .setExchangeId(passage.exchangeId())
                .setProviderNode(maps.self())
                .setRequestDigest(ByteBuffer.wrap(passage.request().digest()))
                .setOutcome(refusal.problem().status() < FIRST_FAILURE ? Outcome.REFUSED : Outcome.FAILED)
                .setProblem(new String(document, StandardCharsets.UTF_8))
                .setData(ByteBuffer.allocate(0))
                .setEntryRevision(0)
                .setProducedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .build();
        byte[] bytes = Wire.encode(answer);
        return signer.sign(bytes).thenApply(proof -> {
            passage.answered(Sealed.of(answer, bytes, proof));
            return passage;
        });
    }
}
