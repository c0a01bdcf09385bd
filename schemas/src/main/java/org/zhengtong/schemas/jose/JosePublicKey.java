// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.jose;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.function.BiPredicate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.zhengtong.schemas.proof.CertificateReading;
import org.zhengtong.schemas.proof.PlainSignature;
import org.zhengtong.schemas.proof.Sm2PublicKey;

/** A public key that verifies JOSE and COSE signatures (验签公钥); its curve fixes the algorithm. */
public record JosePublicKey(String algorithm, BiPredicate<byte[], byte[]> verifier) {

    /**
     * The key of a PEM certificate, SM2 or P-256; the certificate itself is not judged here.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static JosePublicKey ofCertificate(String pem) {
        try {
            var key = CertificateReading.first(pem).getSubjectPublicKeyInfo();
            if (X9ObjectIdentifiers.prime256v1.equals(key.getAlgorithm().getParameters())) {
                PublicKey p256 =
                        new JcaPEMKeyConverter().setProvider(JoseKey.PROVIDER).getPublicKey(key);
                return es256(p256);
            }
            Sm2PublicKey sm2 = Sm2PublicKey.ofCertificate(pem);
            return new JosePublicKey(JoseKey.SM2, (message, signature) -> verifiesSm2(sm2, message, signature));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("the certificate cannot be read", unreadable);
        }
    }

    static JosePublicKey es256(PublicKey p256) {
        return new JosePublicKey(JoseKey.ES256, (message, signature) -> verifiesEs256(p256, message, signature));
    }

    public boolean verify(byte[] message, byte[] signature) {
        return signature.length == PlainSignature.LENGTH && verifier.test(message, signature);
    }

    private static boolean verifiesSm2(Sm2PublicKey key, byte[] message, byte[] signature) {
        return PlainSignature.toDer(signature)
                .filter(der -> key.verify(message, der))
                .isPresent();
    }

    private static boolean verifiesEs256(PublicKey key, byte[] message, byte[] plain) {
        try {
            Signature signature = Signature.getInstance(JoseKey.PLAIN_ECDSA, JoseKey.PROVIDER);
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(plain);
        } catch (GeneralSecurityException outOfRange) {
            return false;
        }
    }
}
