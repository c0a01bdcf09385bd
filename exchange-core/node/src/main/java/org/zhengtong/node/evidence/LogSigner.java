// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.evidence;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.node.NodeConfig;
import org.zhengtong.node.network.NetworkMaps;
import org.zhengtong.schemas.proof.KeyLookup;
import org.zhengtong.schemas.proof.Sm2Key;
import org.zhengtong.schemas.proof.Sm2PublicKey;

/** In whose name, with which key and by which clock this node's log is signed. */
@Singleton
class LogSigner {

    private final String node;
    private final String keyId;
    private final Sm2Key key;
    private final KeyLookup keys;
    private final Clock clock;

    @Inject
    LogSigner(NodeConfig node, KeyCustody custody, NetworkMaps maps, Clock clock) {
        this(node.code(), custody, (of, keyId, at) -> maps.current().key(of, keyId, at), clock);
    }

    LogSigner(String node, KeyCustody custody, KeyLookup others, Clock clock) {
        this.node = node;
        this.keyId = custody.keyId();
        this.key = custody.signingKey();
        this.clock = clock;
        Sm2PublicKey own = Sm2PublicKey.ofCertificate(custody.certificatePem());
        this.keys = (of, id, at) -> of.equals(node) && id.equals(keyId) ? Optional.of(own) : others.key(of, id, at);
    }

    String node() {
        return node;
    }

    String keyId() {
        return keyId;
    }

    byte[] sign(byte[] statement) {
        return key.sign(statement);
    }

    /** Keys that may have signed this log: the one in custody, and former ones of the network map. */
    KeyLookup keys() {
        return keys;
    }

    /** The present, to the millisecond, but not before the given moment. */
    Instant now(Instant notBefore) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return now.isBefore(notBefore) ? notBefore : now;
    }
}
