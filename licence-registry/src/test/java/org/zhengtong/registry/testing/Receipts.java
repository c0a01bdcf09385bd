// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.testing;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.zhengtong.schemas.evidence.SignedHeads;
import org.zhengtong.schemas.message.EvidenceRecord;
import org.zhengtong.schemas.message.LogHead;
import org.zhengtong.schemas.message.Position;
import org.zhengtong.schemas.message.Receipt;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.proof.MerkleFrontier;
import org.zhengtong.schemas.proof.MerkleTree;
import org.zhengtong.schemas.proof.Sm2Key;
import org.zhengtong.schemas.proof.Sm3;

/** Receipts as nodes hand them out: each the only record of a log of its own. */
public final class Receipts {

    private Receipts() {}

    /** A record of an answered exchange of Bazhong's market bureau; tests change what they need. */
    public static EvidenceRecord.Builder answered(String caseNumber, String resource) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return EvidenceRecord.newBuilder()
                .setSequence(0)
                .setNode("511900")
                .setPosition(Position.CONSUMER)
                .setExchangeId(UUID.randomUUID().toString())
                .setOutcome("ANSWERED")
                .setConsumerOrganisation(TrustResource.BAZHONG)
                .setApplicationSystem("bz-window")
                .setResource(resource)
                .setCaseNumber(caseNumber)
                .setReceivedAt(now)
                .setRecordedAt(now);
    }

    /** The receipt of a record, signed by its node. */
    public static String of(EvidenceRecord.Builder record) {
        return of(record, TrustResource.nodeKey(record.getNode()).sm2());
    }

    /** The receipt of a record, signed by whoever holds the key. */
    public static String of(EvidenceRecord.Builder record, Sm2Key key) {
        byte[] bytes = Wire.encode(record.build());
        byte[] groupRoot = MerkleTree.root(List.of(Sm3.leaf(bytes)));
        MerkleFrontier log = MerkleFrontier.empty().append(SignedHeads.leafOfGroup(groupRoot));
        LogHead head = new LogHead(
                record.getNode(),
                1L,
                1L,
                ByteBuffer.wrap(log.root()),
                ByteBuffer.wrap(SignedHeads.noPrevious()),
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
        byte[] signedHead = Wire.encode(SignedHeads.sign(head, TrustResource.keyId(record.getNode()), key));
        Receipt receipt =
                new Receipt(ByteBuffer.wrap(bytes), 1, 0, List.of(), 0L, List.of(), ByteBuffer.wrap(signedHead));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Wire.encode(receipt));
    }
}
