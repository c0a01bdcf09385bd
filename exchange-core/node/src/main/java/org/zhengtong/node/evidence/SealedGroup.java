// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.evidence;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.outbox.OutboxEvent;
import org.zhengtong.node.evidence.EvidenceEntry.Attested;
import org.zhengtong.schemas.event.EventSchemas;
import org.zhengtong.schemas.event.ExchangeCompleted;
import org.zhengtong.schemas.evidence.SignedHeads;
import org.zhengtong.schemas.message.EvidenceRecord;
import org.zhengtong.schemas.message.LogHead;
import org.zhengtong.schemas.message.Receipt;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.proof.MerkleFrontier;
import org.zhengtong.schemas.proof.MerkleTree;
import org.zhengtong.schemas.proof.Sm3;

/**
 * A group ready to be committed: numbered records, their encoded leaves, and the signed head that the log has with them.
 *
 * @param records in the order of the entries they came from
 * @param leaves Avro binary of each record
 */
record SealedGroup(StoredGroup row, List<EvidenceRecord> records, List<byte[]> leaves, GroupReceipts receipts) {

    private static final String COMPLETED = EventSchemas.topic(ExchangeCompleted.class);

    /** Numbers, encodes and signs; decides nothing that a failed commit would have to undo. */
    static SealedGroup seal(LogSigner signer, LogPosition before, List<EvidenceEntry> entries) {
        Instant now = signer.now(before.notBefore());
        List<EvidenceRecord> records = new ArrayList<>(entries.size());
        List<byte[]> leaves = new ArrayList<>(entries.size());
        for (EvidenceEntry entry : entries) {
            EvidenceRecord record = record(signer.node(), before.nextSequence() + records.size(), entry, now);
            records.add(record);
            leaves.add(Wire.encode(record));
        }
        List<byte[]> leafHashes = leaves.stream().map(Sm3::leaf).toList();
        MerkleTree tree = MerkleTree.of(leafHashes);
        byte[] root = tree.root();
        MerkleFrontier frontier = before.frontier().append(SignedHeads.leafOfGroup(root));
        byte[] head = Wire.encode(LogHead.newBuilder()
                .setNode(signer.node())
                .setSize(frontier.size())
                .setRecords(before.nextSequence() + records.size())
                .setRoot(ByteBuffer.wrap(frontier.root()))
                .setPrevious(ByteBuffer.wrap(before.previous()))
                .setSignedAt(now)
                .build());
        StoredGroup row = new StoredGroup(
                frontier.size() - 1,
                before.nextSequence(),
                records.size(),
                root,
                StoredGroup.joined(leafHashes),
                head,
                signer.keyId(),
                signer.sign(head),
                frontier.encode());
        return new SealedGroup(row, records, leaves, GroupReceipts.fresh(row, tree));
    }

    /** Receipt of the record at a position of the group. */
    Receipt receipt(int leafIndex) {
        return receipts.receipt(leafIndex, leaves.get(leafIndex));
    }

    /** What the log tells the world of each record. */
    List<OutboxEvent> events() {
        return records.stream().map(SealedGroup::event).toList();
    }

    private static OutboxEvent event(EvidenceRecord record) {
        ExchangeCompleted completed = new ExchangeCompleted();
        completed.setExchangeId(record.getExchangeId());
        completed.setPosition(record.getPosition().name());
        completed.setResource(record.getResource());
        completed.setConsumerOrganisation(record.getConsumerOrganisation());
        completed.setOutcome(record.getOutcome());
        completed.setCaseNumber(record.getCaseNumber());
        completed.setDurationMillis(
                Duration.between(record.getReceivedAt(), record.getRecordedAt()).toMillis());
        completed.setCompletedAt(record.getRecordedAt());
        return new OutboxEvent(COMPLETED, record.getExchangeId(), completed);
    }

    private static EvidenceRecord record(String node, long sequence, EvidenceEntry entry, Instant now) {
        EvidenceEntry.Asked asked = entry.asked();
        EvidenceRecord record = new EvidenceRecord();
        record.setSequence(sequence);
        record.setNode(node);
        record.setPosition(entry.position());
        record.setExchangeId(entry.exchangeId());
        record.setOutcome(entry.outcome());
        record.setConsumerOrganisation(asked.consumerOrganisation());
        record.setApplicationSystem(asked.applicationSystem());
        record.setOperator(asked.operator());
        record.setResource(asked.resource());
        record.setGrantId(asked.grantId());
        record.setPurpose(asked.purpose());
        record.setCaseNumber(asked.caseNumber());
        record.setRequestDigest(digest(entry.request()));
        record.setRequestProof(proof(entry.request()));
        record.setAnswerDigest(digest(entry.answer()));
        record.setAnswerProof(proof(entry.answer()));
        record.setReceivedAt(entry.receivedAt());
        record.setRecordedAt(now);
        return record;
    }

    private static @Nullable ByteBuffer digest(@Nullable Attested message) {
        return message == null ? null : ByteBuffer.wrap(message.digest());
    }

    private static @Nullable ByteBuffer proof(@Nullable Attested message) {
        byte[] proof = message == null ? null : message.proof();
        return proof == null ? null : ByteBuffer.wrap(proof);
    }
}
