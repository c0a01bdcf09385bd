// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.jose;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.zhengtong.schemas.proof.PlainSignature;
import org.zhengtong.schemas.proof.Sm2Key;

/**
 * A private key that signs for JOSE and COSE (签名密钥): the signature is r||s, 64 bytes.
 *
 * @param algorithm {@code SM2} or {@code ES256}
 * @param keyId name of the key where verifiers look it up
 * @param certificates its certificate and those above, Base64 of DER, for verifiers who look nothing up (x5c, RFC 7515 §4.1.6); may be none
 */
public record JoseKey(String algorithm, String keyId, List<String> certificates, UnaryOperator<byte[]> signer) {

    public static final String SM2 = "SM2";
    public static final String ES256 = "ES256";

    static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    static final String PLAIN_ECDSA = "SHA256withPLAIN-ECDSA";

    /** An SM2 key with SM3. */
    public static JoseKey sm2(String keyId, Sm2Key key) {
        return new JoseKey(SM2, keyId, List.of(), message -> PlainSignature.ofDer(key.sign(message)));
    }

    /** A P-256 key with SHA-256 (RFC 7518). */
    public static JoseKey es256(String keyId, PrivateKey key) {
        return es256(keyId, key, List.of());
    }

    /** A P-256 key that goes with its certificates. */
    public static JoseKey es256(String keyId, PrivateKey key, List<String> certificates) {
        return new JoseKey(ES256, keyId, List.copyOf(certificates), message -> es256(key, message));
    }

    public byte[] sign(byte[] message) {
        return signer.apply(message);
    }

    private static byte[] es256(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance(PLAIN_ECDSA, PROVIDER);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key cannot sign ES256", e);
        }
    }
}
