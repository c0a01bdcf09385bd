// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.witness;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.zhengtong.schemas.evidence.SignedHeads;
import org.zhengtong.schemas.message.LogHead;
import org.zhengtong.schemas.message.SignedLogHead;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.proof.MerkleFrontier;

/**
 * A neighbour's log as far as this node has witnessed it (已见证的日志头): its signed head, and the right edge that the next head must
 * extend.
 */
record WitnessedHead(SignedLogHead signed, LogHead head, MerkleFrontier frontier) {

    /** The head that the roots lead to from here, or why they lead to no such head. */
    static Extension extend(Optional<WitnessedHead> before, List<byte[]> roots, SignedLogHead signed, LogHead head) {
        MerkleFrontier frontier = before.map(WitnessedHead::frontier).orElse(MerkleFrontier.empty());
        for (byte[] root : roots) {
            frontier = frontier.append(SignedHeads.leafOfGroup(root));
        }
        if (!Arrays.equals(frontier.root(), Wire.bytes(head.getRoot()))) {
            return new Extension(Optional.empty(), "its root does not follow from what was witnessed");
        }
        if (before.isPresent()
                && head.getSignedAt().isBefore(before.get().head().getSignedAt())) {
            return new Extension(Optional.empty(), "it is older than the head witnessed before");
        }
        return new Extension(Optional.of(new WitnessedHead(signed, head, frontier)), "");
    }

    /** Size of the log at this head. */
    long size() {
        return head.getSize();
    }

    /** Whether this is the very head, not another one of the same size. */
    boolean is(SignedLogHead other) {
        return signed.getHead().equals(other.getHead());
    }

    /** The head reached, or the reason why none was. */
    record Extension(Optional<WitnessedHead> reached, String otherwise) {}
}
