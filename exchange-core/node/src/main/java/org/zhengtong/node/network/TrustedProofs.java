// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.network;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.zhengtong.schemas.proof.KeyLookup;
import org.zhengtong.schemas.proof.ProofVerifier;
import org.zhengtong.schemas.proof.Sm2PublicKey;

/** Gives the one verifier of proofs of origin: its keys are those of the map in force, and it remembers verified groups. */
@Dependent
class TrustedProofs {

    @Produces
    @Singleton
    ProofVerifier verifier(NetworkMaps maps) {
        return new ProofVerifier(new KeyLookup() {
            @Override
            public Optional<Sm2PublicKey> key(String node, String keyId, Instant at) {
                return maps.current().key(node, keyId, at);
            }

            @Override
            public boolean knows(String node, String keyId) {
                return maps.current().knows(node, keyId);
            }
        });
    }
}
