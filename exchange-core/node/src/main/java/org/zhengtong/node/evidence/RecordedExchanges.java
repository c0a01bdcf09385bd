// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.evidence;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zhengtong.catalog.correction.ExchangeEvidence;
import org.zhengtong.node.network.NetworkMaps;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.evidence.EvidenceException;
import org.zhengtong.schemas.evidence.ReceiptVerifier;
import org.zhengtong.schemas.message.EvidenceRecord;
import org.zhengtong.schemas.message.Position;
import org.zhengtong.schemas.message.Proof;
import org.zhengtong.schemas.message.Wire;

/** Answers from the evidence log who received data of a resource (存证查询). */
@Singleton
class RecordedExchanges implements ExchangeEvidence {

    /** Outcomes by which a datum, or a word about it, was handed over. */
    private static final Set<String> HANDED_OVER = Set.of("ANSWERED", "MATCH", "MISMATCH");

    private final EvidenceStore evidence;
    private final NetworkMaps maps;

    RecordedExchanges(EvidenceStore evidence, NetworkMaps maps) {
        this.evidence = evidence;
        this.maps = maps;
    }

    @Override
    public Optional<Instant> received(String exchangeId, String receipt, String organisation, ResourceCode resource) {
        return verified(receipt)
                .filter(record -> record.getExchangeId().equals(exchangeId)
                        && record.getNode().equals(maps.self())
                        && record.getConsumerOrganisation().equals(organisation)
                        && record.getResource().equals(resource.value())
                        && HANDED_OVER.contains(record.getOutcome()))
                .filter(record -> evidence.ofExchange(exchangeId)
                        .filter(own -> Arrays.equals(own.record(), Wire.encode(record)))
                        .isPresent())
                .map(EvidenceRecord::getRecordedAt);
    }

    private Optional<EvidenceRecord> verified(String receipt) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(receipt);
            return Optional.of(new ReceiptVerifier(maps.current()).verify(bytes).record());
        } catch (EvidenceException | IllegalArgumentException invalid) {
            return Optional.empty();
        }
    }

    @Override
    public List<Recipient> recipients(ResourceCode resource, Instant since) {
        Map<String, Recipient> recipients = new HashMap<>();
        evidence.eachOf(resource.value(), since, bytes -> {
            EvidenceRecord record = Wire.decode(bytes, EvidenceRecord.class);
            if (HANDED_OVER.contains(record.getOutcome())) {
                recipients.merge(
                        record.getConsumerOrganisation(),
                        new Recipient(
                                record.getConsumerOrganisation(), consumerNode(record), 1, record.getRecordedAt()),
                        (sum, one) -> new Recipient(sum.organisation(), one.node(), sum.answers() + 1, one.last()));
            }
        });
        return List.copyOf(recipients.values());
    }

    /** The node that signed the request. */
    private String consumerNode(EvidenceRecord record) {
        ByteBuffer proof = record.getRequestProof();
        return record.getPosition() == Position.LOCAL || proof == null
                ? maps.self()
                : Wire.decode(Wire.bytes(proof), Proof.class).getNode();
    }
}
