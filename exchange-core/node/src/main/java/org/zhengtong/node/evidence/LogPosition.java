// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.evidence;

import java.time.Instant;
import org.zhengtong.schemas.evidence.SignedHeads;
import org.zhengtong.schemas.proof.MerkleFrontier;
import org.zhengtong.schemas.proof.Sm3;

/**
 * Where the log stands after its last committed group: all that the next group builds on.
 *
 * @param nextSequence sequence of the next record
 * @param frontier right edge of the log tree; its size is the index of the next group
 * @param previous SM3 of the last head, 32 zero bytes before the first
 * @param notBefore time of the last head: a clock set back must not make the log run backwards
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LogPosition(long nextSequence, MerkleFrontier frontier, byte[] previous, Instant notBefore) {

    static final LogPosition START =
            new LogPosition(0, MerkleFrontier.empty(), SignedHeads.noPrevious(), Instant.EPOCH);

    static LogPosition after(StoredGroup last) {
        return new LogPosition(
                last.nextSequence(),
                last.logFrontier(),
                Sm3.digest(last.head()),
                last.logHead().getSignedAt());
    }
}
