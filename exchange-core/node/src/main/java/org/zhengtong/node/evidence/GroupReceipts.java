// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.evidence;

import java.nio.ByteBuffer;
import java.util.List;
import org.zhengtong.schemas.message.Countersignature;
import org.zhengtong.schemas.message.Receipt;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.proof.MerkleTree;

/** Writes the receipts (回执) of one group: what they share is computed once. */
final class GroupReceipts {

    private final StoredGroup group;
    private final MerkleTree tree;
    private final List<ByteBuffer> logPath;
    private final ByteBuffer signedHead;

    private GroupReceipts(StoredGroup group, MerkleTree tree, List<Countersignature> witnesses) {
        this.group = group;
        this.tree = tree;
        this.logPath = wrap(group.logFrontier().pathOfLast());
        this.signedHead = ByteBuffer.wrap(Wire.encode(group.signedHead(witnesses)));
    }

    /** For a group just sealed. */
    static GroupReceipts fresh(StoredGroup group, MerkleTree tree) {
        return new GroupReceipts(group, tree, List.of());
    }

    /** For a group of long ago, with the countersignatures its head has since. */
    static GroupReceipts later(StoredGroup group, List<Countersignature> witnesses) {
        return new GroupReceipts(group, MerkleTree.of(group.leaves()), witnesses);
    }

    /** Receipt of one record of the group. */
    Receipt receipt(int leafIndex, byte[] record) {
        Receipt receipt = new Receipt();
        receipt.setRecord(ByteBuffer.wrap(record));
        receipt.setGroupSize(group.count());
        receipt.setLeafIndex(leafIndex);
        receipt.setGroupPath(wrap(tree.path(leafIndex)));
        receipt.setGroupIndex(group.index());
        receipt.setLogPath(logPath);
        receipt.setSignedHead(signedHead);
        return receipt;
    }

    private static List<ByteBuffer> wrap(List<byte[]> hashes) {
        return hashes.stream().map(ByteBuffer::wrap).toList();
    }
}
