// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of one curve for tests; SM2 for signing, P-256 for transport. */
public final class TestAuthority {

    /** Password of every key store the tests write. */
    public static final String PASSWORD = "test-only-password";

    private static final Provider BC = new BouncyCastleProvider();

    private final Kind kind;
    private final X500Name name;
    private final KeyPair keys;
    private final X509Certificate certificate;

    /** What an authority certifies. */
    public enum Kind {
        SIGNING("sm2p256v1", "SM3withSM2"),
        TRANSPORT("secp256r1", "SHA256withECDSA");

        private final String curve;
        private final String algorithm;

        Kind(String curve, String algorithm) {
            this.curve = curve;
            this.algorithm = algorithm;
        }
    }

    /** A private key with its certificate. */
    public record Certified(PrivateKey key, X509Certificate certificate) {}

    /** A new authority with a self-signed certificate. */
    public TestAuthority(Kind kind, String commonName) {
        this.kind = kind;
        this.name = new X500Name("C=CN,O=Zhengtong test,CN=" + commonName);
        this.keys = newKeys(kind);
        this.certificate = certify(name, keys, true);
    }

    /** The authority's certificate. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** The authority's private key: the root signs the network map with it. */
    public PrivateKey key() {
        return keys.getPrivate();
    }

    /** A new key pair with a certificate of this authority, good for 127.0.0.1 and localhost. */
    public Certified issue(String commonName) {
        KeyPair pair = newKeys(kind);
        return new Certified(
                pair.getPrivate(), certify(new X500Name("C=CN,O=Zhengtong test,CN=" + commonName), pair, false));
    }

    /** Writes key and chain as PKCS#12: SM2 keys by Bouncy Castle, P-256 keys by the JDK. */
    public void store(Path file, String alias, Certified certified) {
        char[] password = PASSWORD.toCharArray();
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore store = kind == Kind.SIGNING ? KeyStore.getInstance("PKCS12", BC) : KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    alias, certified.key(), password, new Certificate[] {certified.certificate(), certificate});
            store.store(out, password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The PEM of a certificate. */
    public static String pem(X509Certificate certificate) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(certificate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static KeyPair newKeys(Kind kind) {
        try {
            KeyPairGenerator generator = kind == Kind.SIGNING
                    ? KeyPairGenerator.getInstance("EC", BC)
                    : KeyPairGenerator.getInstance("EC", "SunEC");
            generator.initialize(new ECGenParameterSpec(kind.curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate certify(X500Name subject, KeyPair pair, boolean authority) {
        Instant now = Instant.now();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(64, new SecureRandom()),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(Duration.ofDays(30))),
                subject,
                pair.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            }));
            return new JcaX509CertificateConverter()
                    .setProvider(BC)
                    .getCertificate(builder.build(new JcaContentSignerBuilder(kind.algorithm)
                            .setProvider(BC)
                            .build(keys.getPrivate())));
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
