// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.zhengtong.schemas.evidence.EvidenceException;
import org.zhengtong.schemas.evidence.SignedHeads;
import org.zhengtong.schemas.message.LogHead;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.proof.MerkleFrontier;
import org.zhengtong.schemas.proof.MerkleTree;
import org.zhengtong.schemas.proof.Sm3;

/**
 * Decides whether a stored log may be continued: its last head must be this node's, signed, and agree with the rows. Looks at the
 * last group only; the whole log is verified offline.
 */
final class LogCheck {

    private final EvidenceStore store;
    private final LogSigner signer;

    LogCheck(EvidenceStore store, LogSigner signer) {
        this.store = store;
        this.signer = signer;
    }

    /** Where the log stands; throws {@link LogAlteredException} when it cannot be trusted. */
    LogPosition position(Handle handle) {
        Optional<StoredGroup> last = store.last(handle);
        long next = last.map(StoredGroup::nextSequence).orElse(0L);
        require(store.highestSequence(handle) == next - 1, "records and groups end at different sequences");
        return last.map(group -> checked(handle, group)).orElse(LogPosition.START);
    }

    private LogPosition checked(Handle handle, StoredGroup group) {
        try {
            LogHead head = SignedHeads.verify(group.signedHead(List.of()), signer.keys());
            requireAgrees(group, head, group.logFrontier());
            requireRecords(group, store.records(handle, group));
            return LogPosition.after(group);
        } catch (EvidenceException | IllegalArgumentException invalid) {
            throw new LogAlteredException("group " + group.index() + ": " + invalid.getMessage());
        }
    }

    private void requireAgrees(StoredGroup group, LogHead head, MerkleFrontier frontier) {
        String of = "group " + group.index() + ": ";
        require(head.getNode().equals(signer.node()), of + "its head is of node " + head.getNode());
        require(head.getSize() == group.index() + 1, of + "its head is of size " + head.getSize());
        require(head.getRecords() == group.nextSequence(), of + "its head counts " + head.getRecords() + " records");
        require(frontier.size() == head.getSize(), of + "its frontier is of size " + frontier.size());
        require(
                same(frontier.root(), Wire.bytes(head.getRoot())),
                of + "its frontier does not lead to the signed root");
    }

    private static void requireRecords(StoredGroup group, List<byte[]> records) {
        String of = "group " + group.index() + ": ";
        require(records.size() == group.count(), of + records.size() + " records stored of " + group.count());
        require(same(rootOf(records), group.root()), of + "its records do not lead to its root");
    }

    private static byte[] rootOf(List<byte[]> records) {
        return MerkleTree.root(records.stream().map(Sm3::leaf).toList());
    }

    private static boolean same(byte[] one, byte[] other) {
        return Arrays.equals(one, other);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new LogAlteredException(otherwise);
        }
    }
}
