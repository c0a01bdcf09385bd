// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.statuslist;

import java.nio.ByteBuffer;
import org.zhengtong.schemas.proof.Sm3;
import org.zhengtong.schemas.statuslist.StatusList;
import org.zhengtong.schemas.statuslist.StatusReference;

/**
 * Scatters counted positions over the entries of the lists (保密置换): a keyed Feistel network, so every position has an entry of its
 * own, found without a search, and two licences issued together are not neighbours.
 */
record IndexPermutation(byte[] key) {

    private static final int HALF_BITS = Integer.numberOfTrailingZeros(StatusList.ENTRIES) / 2;
    private static final int HALF = (1 << HALF_BITS) - 1;
    private static final int ROUNDS = 8;

    /** The entry of the position. */
    StatusReference of(long position) {
        int list = Math.toIntExact(position / StatusList.ENTRIES);
        int place = (int) (position % StatusList.ENTRIES);
        int left = place >> HALF_BITS;
        int right = place & HALF;
        for (int round = 0; round < ROUNDS; round++) {
            int mixed = left ^ mix(list, round, right);
            left = right;
            right = mixed;
        }
        return new StatusReference(list, left << HALF_BITS | right);
    }

    private int mix(int list, int round, int half) {
        byte[] block =
                ByteBuffer.allocate(12).putInt(list).putInt(round).putInt(half).array();
        return ByteBuffer.wrap(Sm3.digest(key, block)).getInt() & HALF;
    }
}
