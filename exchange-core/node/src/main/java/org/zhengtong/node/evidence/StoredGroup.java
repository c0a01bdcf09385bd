// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.evidence;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.zhengtong.schemas.message.Countersignature;
import org.zhengtong.schemas.message.LogHead;
import org.zhengtong.schemas.message.SignedLogHead;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.proof.MerkleFrontier;
import org.zhengtong.schemas.proof.Sm3;

/**
 * A group of evidence records (存证组) as the database keeps it.
 *
 * @param index position of the group in the log, from 0
 * @param root Merkle root over the group's records
 * @param leafHashes hash of each record when it was written, one after another
 * @param head Avro binary of the log head after this group
 * @param signature the node's SM2 signature (DER) over {@code head}
 * @param frontier encoded right edge of the log tree after this group
 */
@SuppressWarnings("ArrayRecordComponent") // a row, never compared
public record StoredGroup(
        long index,
        long firstSequence,
        int count,
        byte[] root,
        byte[] leafHashes,
        byte[] head,
        String keyId,
        byte[] signature,
        byte[] frontier) {

    /** Sequence the next group begins with. */
    public long nextSequence() {
        return firstSequence + count;
    }

    /** The head's statement. */
    public LogHead logHead() {
        return Wire.decode(head, LogHead.class);
    }

    /** The head as it is handed out. */
    public SignedLogHead signedHead(List<Countersignature> witnesses) {
        return SignedLogHead.newBuilder()
                .setHead(ByteBuffer.wrap(head))
                .setKeyId(keyId)
                .setSignature(ByteBuffer.wrap(signature))
                .setWitnesses(witnesses)
                .build();
    }

    /** Hash of each record when it was written. */
    List<byte[]> leaves() {
        List<byte[]> leaves = new ArrayList<>(count);
        for (int at = 0; at < leafHashes.length; at += Sm3.LENGTH) {
            leaves.add(Arrays.copyOfRange(leafHashes, at, at + Sm3.LENGTH));
        }
        return leaves;
    }

    static byte[] joined(List<byte[]> leaves) {
        ByteBuffer joined = ByteBuffer.allocate(leaves.size() * Sm3.LENGTH);
        leaves.forEach(joined::put);
        return joined.array();
    }

    MerkleFrontier logFrontier() {
        return MerkleFrontier.decode(frontier);
    }
}
