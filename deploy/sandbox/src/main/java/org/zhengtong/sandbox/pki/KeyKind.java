// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.pki;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** What a key is for, which fixes its curve and algorithm. */
enum KeyKind {
    /** Signatures on messages, licences and the network map: SM2 with SM3 (GB/T 32918). */
    SIGNING("sm2p256v1", "SM3withSM2"),
    /** TLS between nodes: P-256, as the JDK's TLS 1.3 knows no SM2. */
    TRANSPORT("secp256r1", "SHA256withECDSA"),
    /** Time stamps (RFC 3161): P-256, which every verifier knows. */
    STAMPING("secp256r1", "SHA256withECDSA");

    static final Provider PROVIDER = new BouncyCastleProvider();

    private final String curve;
    private final String algorithm;

    KeyKind(String curve, String algorithm) {
        this.curve = curve;
        this.algorithm = algorithm;
    }

    String algorithm() {
        return algorithm;
    }

    KeyPair newPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", PROVIDER);
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
