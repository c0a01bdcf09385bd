// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.evidence;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.zhengtong.schemas.evidence.EvidenceException.Reason;
import org.zhengtong.schemas.message.EvidenceRecord;
import org.zhengtong.schemas.message.LogHead;
import org.zhengtong.schemas.message.MalformedMessageException;
import org.zhengtong.schemas.message.Receipt;
import org.zhengtong.schemas.message.SignedLogHead;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.proof.KeyLookup;
import org.zhengtong.schemas.proof.MerkleTree;
import org.zhengtong.schemas.proof.Sm3;

/** Verifies receipts (回执) offline with public keys alone: record, group root, log root, head signature, witnesses. */
public final class ReceiptVerifier {

    private final KeyLookup keys;

    public ReceiptVerifier(KeyLookup keys) {
        this.keys = keys;
    }

    /** Reads and verifies the Avro binary of a receipt. */
    public Verified verify(byte[] receipt) {
        try {
            return verify(Wire.decode(receipt, Receipt.class));
        } catch (MalformedMessageException malformed) {
            throw new EvidenceException(Reason.MALFORMED, malformed.getMessage());
        }
    }

    /**
     * Verifies a receipt.
     *
     * @throws EvidenceException with the first step that does not hold
     */
    public Verified verify(Receipt receipt) {
        // 1. read what the receipt holds
        byte[] recordBytes = Wire.bytes(receipt.getRecord());
        EvidenceRecord record;
        SignedLogHead signed;
        try {
            record = Wire.decode(recordBytes, EvidenceRecord.class);
            signed = Wire.decode(Wire.bytes(receipt.getSignedHead()), SignedLogHead.class);
        } catch (MalformedMessageException malformed) {
            throw new EvidenceException(Reason.MALFORMED, malformed.getMessage());
        }
        // 2. the head is the node's
        LogHead head = SignedHeads.verify(signed, keys);
        if (!head.getNode().equals(record.getNode())) {
            throw new EvidenceException(Reason.WRONG_NODE, record.getNode() + " and " + head.getNode());
        }
        // 3. record to group root to log root
        byte[] groupRoot = climb(
                Sm3.leaf(recordBytes),
                receipt.getLeafIndex(),
                receipt.getGroupSize(),
                receipt.getGroupPath(),
                Reason.BAD_GROUP_PATH);
        byte[] logRoot = climb(
                SignedHeads.leafOfGroup(groupRoot),
                receipt.getGroupIndex(),
                head.getSize(),
                receipt.getLogPath(),
                Reason.BAD_LOG_PATH);
        if (!Arrays.equals(logRoot, Wire.bytes(head.getRoot()))) {
            throw new EvidenceException(Reason.BAD_LOG_PATH, "the record was altered or is not in this log");
        }
        return new Verified(
                record,
                head,
                signed.getWitnesses().stream().map(witness -> witness.getNode()).toList());
    }

    private static byte[] climb(byte[] leaf, long index, long size, List<ByteBuffer> path, Reason otherwise) {
        try {
            return MerkleTree.rootFromPath(
                    leaf, index, size, path.stream().map(Wire::bytes).toList());
        } catch (IllegalArgumentException impossible) {
            throw new EvidenceException(otherwise, impossible.getMessage());
        }
    }

    /** What a valid receipt proves: the record, the head it is in, and the nodes that countersigned that head. */
    public record Verified(EvidenceRecord record, LogHead head, List<String> witnesses) {}
}
