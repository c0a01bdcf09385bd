// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.proof;

import java.time.Instant;
import java.util.Optional;

/** Where verifiers find a node's public key; the network map is the usual one. */
@FunctionalInterface
public interface KeyLookup {

    /** The node's key of that id, if it counted at that moment. */
    Optional<Sm2PublicKey> key(String node, String keyId, Instant at);

    /** True when the node has a key of that id at any time; tells an expired key from an unknown one. */
    default boolean knows(String node, String keyId) {
        return false;
    }
}
