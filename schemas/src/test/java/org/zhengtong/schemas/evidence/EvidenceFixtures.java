// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.evidence;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zhengtong.schemas.message.EvidenceRecord;
import org.zhengtong.schemas.message.LogHead;
import org.zhengtong.schemas.message.Position;
import org.zhengtong.schemas.message.Receipt;
import org.zhengtong.schemas.message.SignedLogHead;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.proof.KeyLookup;
import org.zhengtong.schemas.proof.MerkleFrontier;
import org.zhengtong.schemas.proof.MerkleTree;
import org.zhengtong.schemas.proof.Sm2Key;
import org.zhengtong.schemas.proof.Sm3;

/** A small evidence log as a node would write it. */
final class EvidenceFixtures {

    static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
    static final String NODE = "511900";
    static final String KEY_ID = "511900-1";

    final Sm2Key key = Sm2Key.generate();
    final Sm2Key witness = Sm2Key.generate();
    final List<EvidenceExport> groups = new ArrayList<>();
    final List<Receipt> receipts = new ArrayList<>();
    final List<LogHead> heads = new ArrayList<>();

    private MerkleFrontier frontier = MerkleFrontier.empty();
    private long records;

    /** A log with groups of these sizes. */
    static EvidenceFixtures log(int... sizes) {
        EvidenceFixtures log = new EvidenceFixtures();
        for (int size : sizes) {
            log.appendGroup(size);
        }
        return log;
    }

    KeyLookup keys() {
        return (node, keyId, at) -> switch (node + " " + keyId) {
            case NODE + " " + KEY_ID -> Optional.of(key.publicKey());
            case "510000 510000-1" -> Optional.of(witness.publicKey());
            default -> Optional.empty();
        };
    }

    static EvidenceRecord record(long sequence) {
        return EvidenceRecord.newBuilder()
                .setSequence(sequence)
                .setNode(NODE)
                .setPosition(Position.CONSUMER)
                .setExchangeId("x" + sequence)
                .setOutcome("ANSWERED")
                .setConsumerOrganisation("11511900009000023F")
                .setApplicationSystem("intake")
                .setResource("105002/510000000001")
                .setRequestDigest(ByteBuffer.wrap(Sm3.digest(new byte[] {(byte) sequence})))
                .setReceivedAt(START)
                .setRecordedAt(START.plusMillis(5))
                .build();
    }

    private void appendGroup(int size) {
        List<byte[]> bytes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            bytes.add(Wire.encode(record(records + i)));
        }
        MerkleTree tree = MerkleTree.of(bytes.stream().map(Sm3::leaf).toList());
        frontier = frontier.append(SignedHeads.leafOfGroup(tree.root()));
        byte[] previous = heads.isEmpty() ? SignedHeads.noPrevious() : SignedHeads.digest(heads.get(heads.size() - 1));
        LogHead head = new LogHead(
                NODE,
                frontier.size(),
                records + size,
                ByteBuffer.wrap(frontier.root()),
                ByteBuffer.wrap(previous),
                START.plusSeconds(frontier.size()));
        SignedLogHead signed = SignedHeads.sign(head, KEY_ID, key);
        heads.add(head);
        byte[] signedBytes = Wire.encode(signed);
        groups.add(new EvidenceExport(
                frontier.size() - 1,
                records,
                bytes,
                bytes.stream().map(Sm3::leaf).toList(),
                signedBytes));
        for (int i = 0; i < size; i++) {
            receipts.add(new Receipt(
                    ByteBuffer.wrap(bytes.get(i)),
                    size,
                    i,
                    buffers(tree.path(i)),
                    frontier.size() - 1,
                    buffers(frontier.pathOfLast()),
                    ByteBuffer.wrap(signedBytes)));
        }
        records += size;
    }

    private static List<ByteBuffer> buffers(List<byte[]> hashes) {
        return hashes.stream().map(ByteBuffer::wrap).toList();
    }
}
