// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.offline;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.zhengtong.schemas.jose.JoseKey;
import org.zhengtong.schemas.proof.Sm2Key;

/** An SM2 root that certifies keys for tests; what it certifies is valid in 2026. */
public final class TestAuthority {

    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    private final KeyPair keys = Kind.SM2.newPair();
    private final X500Name name;
    private final String pem;

    public TestAuthority() {
        this.name = new X500Name("CN=root");
        this.pem = certify(keys, name, true);
    }

    /** An authority that another one certified. */
    public TestAuthority(TestAuthority above) {
        this.name = new X500Name("CN=between");
        this.pem = above.certify(keys, name, true);
    }

    /** The curve of a key. */
    public enum Kind {
        SM2("sm2p256v1"),
        ES256("secp256r1");

        private final String curve;

        Kind(String curve) {
            this.curve = curve;
        }

        KeyPair newPair() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", PROVIDER);
                generator.initialize(new ECGenParameterSpec(curve));
                return generator.generateKeyPair();
            } catch (GeneralSecurityException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    /** A key with its certificate. */
    public record Signer(Kind kind, KeyPair keys, String pem) {
        public JoseKey jose(String keyId) {
            return kind == Kind.SM2
                    ? JoseKey.sm2(keyId, Sm2Key.of(keys.getPrivate()))
                    : JoseKey.es256(keyId, keys.getPrivate());
        }

        public Sm2Key sm2() {
            return Sm2Key.of(keys.getPrivate());
        }
    }

    public String pem() {
        return pem;
    }

    /** Certifies a new key for the subject with that serial number. */
    public Signer issue(Kind kind, String subject) {
        KeyPair pair = kind.newPair();
        X500Name whose = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.SERIALNUMBER, subject)
                .addRDN(BCStyle.CN, "test")
                .build();
        return new Signer(kind, pair, certify(pair, whose, false));
    }

    private String certify(KeyPair pair, X500Name subject, boolean authority) {
        try {
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    name,
                    new BigInteger(64, new SecureRandom()),
                    Date.from(FROM),
                    Date.from(FROM.plus(Duration.ofDays(365))),
                    subject,
                    SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            byte[] der = builder.build(new JcaContentSignerBuilder("SM3withSM2")
                            .setProvider(PROVIDER)
                            .build(keys.getPrivate()))
                    .getEncoded();
            return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(der)
                    + "\n-----END CERTIFICATE-----\n";
        } catch (IOException | OperatorCreationException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
