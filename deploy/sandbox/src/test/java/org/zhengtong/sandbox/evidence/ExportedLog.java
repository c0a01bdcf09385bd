// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.evidence;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.zhengtong.schemas.evidence.EvidenceExport;
import org.zhengtong.schemas.evidence.SignedHeads;
import org.zhengtong.schemas.message.EvidenceRecord;
import org.zhengtong.schemas.message.LogHead;
import org.zhengtong.schemas.message.Position;
import org.zhengtong.schemas.message.SignedLogHead;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.proof.MerkleFrontier;
import org.zhengtong.schemas.proof.MerkleTree;
import org.zhengtong.schemas.proof.Sm2Key;
import org.zhengtong.schemas.proof.Sm3;

/** A node's evidence log as it exports it: groups of one record. */
final class ExportedLog {

    /** One group each. */
    final List<String> lines = new ArrayList<>();

    /** The signed head after each group. */
    final List<byte[]> heads = new ArrayList<>();

    private final String node;
    private final Sm2Key key;
    private final Instant start;
    private MerkleFrontier frontier = MerkleFrontier.empty();
    private byte[] previous = SignedHeads.noPrevious();

    ExportedLog(String node, Sm2Key key, Instant start, int groups) {
        this.node = node;
        this.key = key;
        this.start = start;
        for (int group = 0; group < groups; group++) {
            append(group);
        }
    }

    private void append(int group) {
        byte[] record = Wire.encode(record(group));
        List<byte[]> leaves = List.of(Sm3.leaf(record));
        frontier = frontier.append(SignedHeads.leafOfGroup(MerkleTree.root(leaves)));
        LogHead head = new LogHead(
                node,
                frontier.size(),
                group + 1L,
                ByteBuffer.wrap(frontier.root()),
                ByteBuffer.wrap(previous),
                start.plusSeconds(group));
        SignedLogHead signed = SignedHeads.sign(head, "node-" + node, key);
        previous = SignedHeads.digest(head);
        heads.add(Wire.encode(signed));
        lines.add(new EvidenceExport(group, group, List.of(record), leaves, Wire.encode(signed)).toJsonLine());
    }

    private EvidenceRecord record(long sequence) {
        return EvidenceRecord.newBuilder()
                .setSequence(sequence)
                .setNode(node)
                .setPosition(Position.CONSUMER)
                .setExchangeId("x" + sequence)
                .setOutcome("ANSWERED")
                .setConsumerOrganisation("11511900009000023F")
                .setApplicationSystem("intake")
                .setResource("105002/510000000001")
                .setRequestDigest(ByteBuffer.wrap(Sm3.digest(new byte[] {(byte) sequence})))
                .setReceivedAt(start)
                .setRecordedAt(start)
                .build();
    }
}
