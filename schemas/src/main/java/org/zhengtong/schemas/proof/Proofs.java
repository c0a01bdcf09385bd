// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.proof;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.zhengtong.schemas.message.Proof;
import org.zhengtong.schemas.message.Wire;

/** Makes proofs of origin: one signature for a group, one inclusion path for each message. */
public final class Proofs {

    private Proofs() {}

    /** Signs a group; the proofs come in the order of the messages. Signed time is kept to the millisecond. */
    public static List<Proof> make(String node, String keyId, Sm2Key key, Instant signedAt, List<byte[]> messages) {
        Instant moment = signedAt.truncatedTo(ChronoUnit.MILLIS);
        MerkleTree tree = MerkleTree.of(messages.stream().map(Sm3::leaf).toList());
        byte[] signature = key.sign(GroupStatement.of(node, keyId, moment, messages.size(), tree.root()));
        List<Proof> proofs = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            List<ByteBuffer> path = tree.path(i).stream().map(ByteBuffer::wrap).toList();
            proofs.add(new Proof(node, keyId, moment, messages.size(), i, path, ByteBuffer.wrap(signature)));
        }
        return proofs;
    }

    /**
     * Group root that the proof claims for the message.
     *
     * @throws ProofException {@code BAD_PATH} when index, size and path cannot belong together
     */
    public static byte[] rootOf(Proof proof, byte[] message) {
        List<byte[]> path = proof.getPath().stream().map(Wire::bytes).toList();
        try {
            return MerkleTree.rootFromPath(Sm3.leaf(message), proof.getLeafIndex(), proof.getGroupSize(), path);
        } catch (IllegalArgumentException impossible) {
            throw new ProofException(ProofException.Reason.BAD_PATH, impossible.getMessage());
        }
    }
}
