// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.zhengtong.schemas.proof.Sm2Key;

/** An SM2 root with the keys it certified, kept in PKCS#12 stores: the issuing authorities' and the nodes'. For tests. */
public final class TestTrust {

    static final String PASSWORD = "test-only-password";

    private static final Provider BC = new BouncyCastleProvider();

    private final X500Name name;
    private final String algorithm;
    private final KeyPair keys;
    private final X509Certificate certificate;

    /** A new SM2 root. */
    public TestTrust(String commonName) {
        this(commonName, "sm2p256v1", "SM3withSM2");
    }

    private TestTrust(String commonName, String curve, String algorithm) {
        this.name = new X500Name("C=CN,O=Zhengtong test,CN=" + commonName);
        this.algorithm = algorithm;
        this.keys = newKeys(curve);
        this.certificate = certify(name, keys, Usage.AUTHORITY);
    }

    /** A new P-256 root. */
    public static TestTrust p256(String commonName) {
        return new TestTrust(commonName, "secp256r1", "SHA256withECDSA");
    }

    private TestTrust(X500Name name, TestTrust issuer) {
        this.name = name;
        this.algorithm = issuer.algorithm;
        this.keys = newKeys("sm2p256v1");
        this.certificate = issuer.certify(name, keys, Usage.AUTHORITY);
    }

    /** An authority between this root and those it certifies. */
    TestTrust intermediate(String commonName) {
        return new TestTrust(new X500Name("C=CN,O=Zhengtong test,CN=" + commonName), this);
    }

    private enum Usage {
        AUTHORITY(-1, 400),
        SIGNING(-1, 30),
        EXPIRED(-2, -1),
        TIME_STAMPING(-1, 400);

        private final int from;
        private final int to;

        Usage(int from, int to) {
            this.from = from;
            this.to = to;
        }
    }

    /** A key with its certificate. */
    public record Certified(PrivateKey key, X509Certificate certificate, List<X509Certificate> above) {
        Certified(PrivateKey key, X509Certificate certificate) {
            this(key, certificate, List.of());
        }

        /** The same with the certificate of the authority that certified it. */
        Certified under(TestTrust authority) {
            return new Certified(key, certificate, List.of(authority.certificate));
        }

        /** The key as products use it. */
        public Sm2Key sm2() {
            return Sm2Key.of(key);
        }

        /** PEM of the certificate. */
        public String pem() {
            return TestTrust.pem(certificate);
        }
    }

    /** Certifies a new key. */
    public Certified issue(String commonName) {
        return issue(commonName, "sm2p256v1");
    }

    /** Certifies a new key on a curve; the subject's serial number says whose it is. */
    Certified issue(String commonName, String curve) {
        KeyPair pair = newKeys(curve);
        return new Certified(
                pair.getPrivate(),
                certify(
                        new X500Name("C=CN,O=Zhengtong test,SERIALNUMBER=" + commonName + ",CN=" + commonName),
                        pair,
                        Usage.SIGNING));
    }

    /** Certifies a new key for the day before yesterday. */
    Certified issueExpired(String commonName) {
        KeyPair pair = newKeys("sm2p256v1");
        X500Name subject = new X500Name("C=CN,O=Zhengtong test,SERIALNUMBER=" + commonName + ",CN=" + commonName);
        return new Certified(pair.getPrivate(), certify(subject, pair, Usage.EXPIRED));
    }

    /** Certifies a new P-256 key for time stamping alone. */
    public Certified issueForStamping(String commonName) {
        KeyPair pair = newKeys("secp256r1");
        X500Name subject = new X500Name("C=CN,O=Zhengtong test,CN=" + commonName);
        return new Certified(pair.getPrivate(), certify(subject, pair, Usage.TIME_STAMPING));
    }

    Sm2Key key() {
        return Sm2Key.of(keys.getPrivate());
    }

    public String pem() {
        return pem(certificate);
    }

    /** A list of what this root took back: serial number and since when. */
    public byte[] revocationList(Map<BigInteger, Instant> revoked, Instant next) {
        X509v2CRLBuilder list = new X509v2CRLBuilder(name, Date.from(Instant.now()));
        list.setNextUpdate(Date.from(next));
        revoked.forEach((serial, since) -> list.addCRLEntry(serial, Date.from(since), CRLReason.keyCompromise));
        try {
            return list.build(new JcaContentSignerBuilder(algorithm)
                            .setProvider(BC)
                            .build(keys.getPrivate()))
                    .getEncoded();
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a new store with a key for each alias. */
    void store(Path file, List<String> aliases) {
        store(file, aliases, List.of(), Map.of());
    }

    /** Writes a new store with an SM2 key for each alias, a P-256 key for each of the next, and keys of other roots. */
    void store(Path file, List<String> aliases, List<String> p256, Map<String, Certified> others) {
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12", BC);
            store.load(null, null);
            for (String alias : Stream.concat(aliases.stream(), p256.stream()).toList()) {
                Certified certified = issue(alias, p256.contains(alias) ? "secp256r1" : "sm2p256v1");
                store.setKeyEntry(alias, certified.key(), PASSWORD.toCharArray(), new Certificate[] {
                    certified.certificate(), certificate
                });
            }
            for (Map.Entry<String, Certified> other : others.entrySet()) {
                Certified certified = other.getValue();
                store.setKeyEntry(
                        other.getKey(),
                        certified.key(),
                        PASSWORD.toCharArray(),
                        Stream.concat(Stream.of(certified.certificate()), certified.above().stream())
                                .toArray(Certificate[]::new));
            }
            store.store(out, PASSWORD.toCharArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key of a store. */
    static Certified read(Path file, String alias) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12", BC);
            store.load(in, PASSWORD.toCharArray());
            return new Certified((PrivateKey) store.getKey(alias, PASSWORD.toCharArray()), (X509Certificate)
                    store.getCertificate(alias));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + java.util.Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newKeys(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BC);
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate certify(X500Name subject, KeyPair pair, Usage usage) {
        boolean authority = usage == Usage.AUTHORITY;
        Instant now = Instant.now();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(64, new SecureRandom()),
                Date.from(now.plus(Duration.ofDays(usage.from))),
                Date.from(now.plus(Duration.ofDays(usage.to))),
                subject,
                pair.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
            if (usage == Usage.TIME_STAMPING) {
                builder.addExtension(
                        Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
            }
            return new JcaX509CertificateConverter()
                    .setProvider(BC)
                    .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm)
                            .setProvider(BC)
                            .build(keys.getPrivate())));
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
