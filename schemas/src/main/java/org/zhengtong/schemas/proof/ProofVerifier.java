// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.proof;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.zhengtong.schemas.message.Proof;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.proof.ProofException.Reason;

/** Verifies proofs of origin; a group's signature once, its other messages by their path alone. Thread safe. */
public final class ProofVerifier {

    private static final int REMEMBERED_GROUPS = 4096;

    private final KeyLookup keys;
    private final Map<SignedGroup, Boolean> verified = Collections.synchronizedMap(new RecentGroups());

    public ProofVerifier(KeyLookup keys) {
        this.keys = keys;
    }

    /** Returns when the node of the proof signed exactly these bytes, and throws otherwise. */
    public void verify(Proof proof, byte[] message) {
        byte[] root = Proofs.rootOf(proof, message);
        Sm2PublicKey key =
                keys.key(proof.getNode(), proof.getKeyId(), proof.getSignedAt()).orElseThrow(() -> noKey(proof));
        byte[] statement = statement(proof, root);
        byte[] signature = Wire.bytes(proof.getSignature());
        // The signature is part of what is remembered: a kept proof must hold for those who did not see the group.
        SignedGroup group = new SignedGroup(key, ByteBuffer.wrap(statement), ByteBuffer.wrap(signature));
        if (verified.containsKey(group)) {
            return;
        }
        Optional<String> fault = key.reason(statement, signature);
        if (fault.isPresent()) {
            throw new ProofException(Reason.BAD_SIGNATURE, fault.get());
        }
        verified.put(group, Boolean.TRUE);
    }

    private static byte[] statement(Proof proof, byte[] root) {
        try {
            return GroupStatement.of(
                    proof.getNode(), proof.getKeyId(), proof.getSignedAt(), proof.getGroupSize(), root);
        } catch (IllegalArgumentException unsignable) {
            throw new ProofException(Reason.BAD_SIGNATURE, unsignable.getMessage());
        }
    }

    private ProofException noKey(Proof proof) {
        Reason reason = keys.knows(proof.getNode(), proof.getKeyId()) ? Reason.KEY_NOT_VALID : Reason.UNKNOWN_KEY;
        return new ProofException(
                reason, "key " + proof.getKeyId() + " of node " + proof.getNode() + " at " + proof.getSignedAt());
    }

    private record SignedGroup(Sm2PublicKey key, ByteBuffer statement, ByteBuffer signature) {}

    private static final class RecentGroups extends LinkedHashMap<SignedGroup, Boolean> {

        private static final long serialVersionUID = 1L;

        RecentGroups() {
            super(256, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<SignedGroup, Boolean> eldest) {
            return size() > REMEMBERED_GROUPS;
        }
    }
}
