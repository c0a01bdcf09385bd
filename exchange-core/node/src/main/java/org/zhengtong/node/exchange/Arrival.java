// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.exchange;

import static org.zhengtong.node.exchange.ExchangeProblem.ANSWER_NOT_PROVEN;
import static org.zhengtong.node.exchange.ExchangeProblem.ENVELOPE_TAMPERED;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.network.NetworkMaps;
import org.zhengtong.node.passage.Passage;
import org.zhengtong.node.passage.Sealed;
import org.zhengtong.schemas.message.ExchangeAnswer;
import org.zhengtong.schemas.message.ExchangeRequest;
import org.zhengtong.schemas.message.MalformedMessageException;
import org.zhengtong.schemas.message.MessageKind;
import org.zhengtong.schemas.proof.ProofException;
import org.zhengtong.schemas.proof.ProofVerifier;

/** Checks the proof of origin of what arrives from a neighbour; transport authentication alone proves nothing. */
@Singleton
class Arrival {

    private final ProofVerifier proofs;
    private final NetworkMaps maps;

    Arrival(ProofVerifier proofs, NetworkMaps maps) {
        this.proofs = proofs;
        this.maps = maps;
    }

    /** A request must be signed by the consumer's node it names. */
    CompletionStage<?> request(Passage passage) {
        maps.admitting();
        Sealed<ExchangeRequest> request = passage.request();
        String consumer = request.message().getConsumerNode();
        try {
            if (!request.proof().getNode().equals(consumer)) {
                throw tampered("a request of node " + consumer + " signed by "
                        + request.proof().getNode());
            }
            proofs.verify(request.proof(), request.bytes());
        } catch (ProofException unproven) {
            throw tampered(String.valueOf(unproven.getMessage()));
        }
        return CompletableFuture.completedFuture(passage);
    }

    /** An answer must be signed by the provider's node and be the answer to exactly our request. */
    CompletionStage<?> answer(Passage passage) {
        ExchangeRequest asked = passage.request().message();
        try {
            Sealed<ExchangeAnswer> answer =
                    Sealed.open(passage.relayed(), MessageKind.EXCHANGE_ANSWER, ExchangeAnswer.class);
            passage.answered(answer);
            ExchangeAnswer said = answer.message();
            if (!answer.proof().getNode().equals(asked.getProviderNode())
                    || !said.getProviderNode().equals(asked.getProviderNode())) {
                throw notProven(passage, "the answer is not of node " + asked.getProviderNode());
            }
            if (!said.getExchangeId().equals(asked.getExchangeId())
                    || !said.getRequestDigest()
                            .equals(ByteBuffer.wrap(passage.request().digest()))) {
                throw notProven(passage, "the answer is to another request");
            }
            proofs.verify(answer.proof(), answer.bytes());
        } catch (ProofException | MalformedMessageException unproven) {
            throw notProven(passage, String.valueOf(unproven.getMessage()));
        }
        return CompletableFuture.completedFuture(passage);
    }

    private ProblemException tampered(String why) {
        return new ProblemException(ENVELOPE_TAMPERED, why).with("failedNode", maps.self());
    }

    private static ProblemException notProven(Passage passage, String why) {
        return new ProblemException(ANSWER_NOT_PROVEN, why)
                .with("failedNode", passage.request().message().getProviderNode());
    }
}
