// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.timestamp;

import java.util.List;
import org.zhengtong.schemas.proof.MerkleTree;
import org.zhengtong.schemas.proof.Sm3;
import org.zhengtong.schemas.timestamp.TimeStamp;
import org.zhengtong.schemas.timestamp.TimeStampException;
import org.zhengtong.schemas.timestamp.TimeStampTrust;

/**
 * The time stamp of a licence (证照时间戳): a token on the root of a group, and the way from the licence's signature to that root.
 *
 * @param position of the licence in its group
 * @param size of the group
 * @param path SM3 hashes from the leaf to the root (RFC 9162 shape)
 */
record Stamp(byte[] token, int position, int size, List<byte[]> path) {

    /** The root the path leads to from a signature. */
    byte[] root(byte[] signature) {
        return MerkleTree.rootFromPath(Sm3.leaf(signature), position, size, path);
    }

    /** What the stamp says of exactly this signature. */
    TimeStamp verify(byte[] signature, TimeStampTrust trust) throws TimeStampException {
        return trust.verify(token, root(signature));
    }
}
