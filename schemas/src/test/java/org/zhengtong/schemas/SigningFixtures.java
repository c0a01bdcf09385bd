// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.zhengtong.schemas.proof.Sm2Key;

/** SM2 keys and self-signed certificates for tests. */
public final class SigningFixtures {

    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private SigningFixtures() {}

    /** PEM of a self-signed certificate of the key, valid until 2099. */
    public static String certificate(Sm2Key key, String commonName) {
        X500Name name = new X500Name("CN=" + commonName);
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(Instant.parse("2020-01-01T00:00:00Z")),
                Date.from(Instant.parse("2099-01-01T00:00:00Z")),
                name,
                publicKeyInfo(key));
        try {
            byte[] der = builder.build(new JcaContentSignerBuilder("SM3withSM2")
                            .setProvider(PROVIDER)
                            .build(privateKey(key)))
                    .getEncoded();
            return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(der)
                    + "\n-----END CERTIFICATE-----\n";
        } catch (IOException | OperatorCreationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The key as the Bouncy Castle provider gives it. */
    public static PrivateKey privateKey(Sm2Key key) {
        try {
            return KeyFactory.getInstance("EC", PROVIDER).generatePrivate(new PKCS8EncodedKeySpec(key.pkcs8()));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static SubjectPublicKeyInfo publicKeyInfo(Sm2Key key) {
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(ASN1Sequence.getInstance(key.pkcs8()));
        try {
            return new SubjectPublicKeyInfo(
                    info.getPrivateKeyAlgorithm(),
                    ECPrivateKey.getInstance(info.parsePrivateKey())
                            .getPublicKey()
                            .getBytes());
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
