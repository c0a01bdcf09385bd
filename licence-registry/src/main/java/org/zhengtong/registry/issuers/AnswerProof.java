// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuers;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.network.RegistryConfig;
import org.zhengtong.registry.network.TrustedNetwork;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.evidence.EvidenceException;
import org.zhengtong.schemas.evidence.ReceiptVerifier;
import org.zhengtong.schemas.message.EvidenceRecord;
import org.zhengtong.schemas.message.MalformedMessageException;
import org.zhengtong.schemas.message.Position;
import org.zhengtong.schemas.message.Proof;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.network.NetworkMapDocument;
import org.zhengtong.schemas.proof.ProofException;
import org.zhengtong.schemas.proof.ProofVerifier;

/**
 * Proves an answer with the network's keys alone (应答验证): the own node has the exchange in its evidence log, and exactly these data are
 * signed by the node that published the resource, just now. The word of the own node is not enough.
 */
@Singleton
class AnswerProof {

    /** How far the clocks of two nodes may be apart, as with signed requests. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final TrustedNetwork network;
    private final RegistryConfig registry;
    private final Clock clock;

    AnswerProof(TrustedNetwork network, RegistryConfig registry, Clock clock) {
        this.network = network;
        this.registry = registry;
        this.clock = clock;
    }

    /** Returns when it is the answer to a question of this application system about the resource. */
    void require(NodeAnswer answer, ResourceCode resource, String applicationSystem) throws Unproven {
        NetworkMapDocument map = network.map();
        try {
            // 1. the own node has it in its log, as this exchange
            EvidenceRecord record =
                    new ReceiptVerifier(map).verify(answer.receipt()).record();
            requireThisExchange(record, answer, resource, applicationSystem);
            // 2. the resource's node signed what the answer says
            Proof proof = Wire.decode(Wire.bytes(given(record.getAnswerProof())), Proof.class);
            new ProofVerifier(map).verify(proof, Wire.encode(answer.message(given(record.getRequestDigest()))));
            require(proof.getNode().equals(answer.providerNode()), "it is signed by node " + proof.getNode());
            require(
                    resource.numberedBy(answer.providerNode()),
                    "node " + answer.providerNode() + " did not publish the resource");
        } catch (EvidenceException | ProofException | MalformedMessageException broken) {
            throw new Unproven(String.valueOf(broken.getMessage()), broken);
        }
        // 3. and not long ago
        Duration age = Duration.between(answer.producedAt(), clock.instant()).abs();
        require(age.compareTo(TOLERANCE) <= 0, "it was made at " + answer.producedAt());
    }

    private void requireThisExchange(
            EvidenceRecord record, NodeAnswer answer, ResourceCode resource, String applicationSystem) throws Unproven {
        require(record.getNode().equals(registry.node()), "the receipt is of node " + record.getNode());
        require(
                record.getPosition() == Position.CONSUMER || record.getPosition() == Position.LOCAL,
                "the receipt is a " + record.getPosition() + " record");
        require(record.getExchangeId().equals(answer.exchangeId()), "the receipt is of another exchange");
        require(record.getApplicationSystem().equals(applicationSystem), "the receipt is of another system's exchange");
        require(record.getResource().equals(resource.value()), "the receipt is of another resource's exchange");
        require(record.getOutcome().equals(answer.outcome().name()), "the receipt is of another outcome");
    }

    private static ByteBuffer given(@Nullable ByteBuffer field) throws Unproven {
        if (field == null) {
            throw new Unproven("the receipt has no proof of the answer");
        }
        return field;
    }

    private static void require(boolean holds, String otherwise) throws Unproven {
        if (!holds) {
            throw new Unproven(otherwise);
        }
    }
}
