// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.wallet;

import static org.zhengtong.registry.wallet.WalletRefusal.Error.INVALID_PROOF;

import java.time.Duration;
import java.time.Instant;
import org.zhengtong.schemas.jose.Jws;
import org.zhengtong.schemas.jose.P256Jwk;

/** A wallet's proof that it holds a key (密钥持有证明; key proof of type {@code jwt}, OpenID4VCI 1.0 appendix F.1). */
record WalletProof(P256Jwk key, String nonce) {

    private static final String TYPE = "openid4vci-proof+jwt";

    /** How far the wallet's clock may be ahead of ours, and how old a proof may be. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** Reads and checks all but the nonce. */
    static WalletProof read(String jwt, String issuer, Instant now) {
        try {
            Jws jws = Jws.parse(jwt);
            P256Jwk key = P256Jwk.read(jws.header().path("jwk"));
            jws.fault(key.key(), TYPE).ifPresent(fault -> {
                throw new WalletRefusal(INVALID_PROOF, "proof: " + fault);
            });
            if (jws.header().has("kid") || jws.header().has("x5c")) {
                throw new WalletRefusal(INVALID_PROOF, "proof: name the key by jwk alone");
            }
            if (!issuer.equals(jws.payload().path("aud").asText())) {
                throw new WalletRefusal(INVALID_PROOF, "proof: aud is not " + issuer);
            }
            Instant made = Instant.ofEpochSecond(jws.payload().path("iat").asLong());
            if (Duration.between(made, now).abs().compareTo(TOLERANCE) > 0) {
                throw new WalletRefusal(INVALID_PROOF, "proof: iat is not within five minutes of now");
            }
            return new WalletProof(key, jws.payload().path("nonce").asText());
        } catch (IllegalArgumentException | java.time.DateTimeException | ArithmeticException unreadable) {
            throw new WalletRefusal(INVALID_PROOF, "proof: " + unreadable.getMessage());
        }
    }
}
