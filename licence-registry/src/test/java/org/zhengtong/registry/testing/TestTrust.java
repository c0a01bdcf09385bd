// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
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
        this.certificate = certify(name, keys, TestUsage.AUTHORITY);
    }

    /** A new P-256 root. */
    public static TestTrust p256(String commonName) {
        return new TestTrust(commonName, "secp256r1", "SHA256withECDSA");
    }

    private TestTrust(X500Name name, TestTrust issuer) {
        this.name = name;
        this.algorithm = issuer.algorithm;
        this.keys = newKeys("sm2p256v1");
        this.certificate = issuer.certify(name, keys, TestUsage.AUTHORITY);
    }

    /** An authority between this root and those it certifies. */
    TestTrust intermediate(String commonName) {
        return new TestTrust(new X500Name("C=CN,O=Zhengtong test,CN=" + commonName), this);
    }

    /** A key with its certificate. */
    public record Certified(PrivateKey key, X509Certificate certificate, List<X509Certificate> above) {
        Certified(PrivateKey key, X509Certificate certificate) {
            this(key, certificate, List.of());
        }

        /** The same with the certificate of the authority that certified it. */
        Certified under(X509Certificate authority) {
            return new Certified(key, certificate, List.of(authority));
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
                        TestUsage.SIGNING));
    }

    /** Certifies a new key for the day before yesterday. */
    Certified issueExpired(String commonName) {
        KeyPair pair = newKeys("sm2p256v1");
        X500Name subject = new X500Name("C=CN,O=Zhengtong test,SERIALNUMBER=" + commonName + ",CN=" + commonName);
        return new Certified(pair.getPrivate(), certify(subject, pair, TestUsage.EXPIRED));
    }

    /** Certifies a new P-256 key for time stamping alone. */
    public Certified issueForStamping(String commonName) {
        KeyPair pair = newKeys("secp256r1");
        X500Name subject = new X500Name("C=CN,O=Zhengtong test,CN=" + commonName);
        return new Certified(pair.getPrivate(), certify(subject, pair, TestUsage.TIME_STAMPING));
    }

    /** Certifies a new key for answering questions about certificates (OCSP). */
    public Certified issueForAnswering(String commonName) {
        KeyPair pair = newKeys("sm2p256v1");
        X500Name subject = new X500Name("C=CN,O=Zhengtong test,CN=" + commonName);
        return new Certified(pair.getPrivate(), certify(subject, pair, TestUsage.ANSWERING));
    }

    /** Certifies a new key; the certificate names a responder. */
    public Certified issueNaming(String commonName, URI responder) {
        KeyPair pair = newKeys("sm2p256v1");
        X500Name subject = new X500Name("C=CN,O=Zhengtong test,CN=" + commonName);
        GeneralName address = new GeneralName(GeneralName.uniformResourceIdentifier, responder.toString());
        AuthorityInformationAccess access = new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, address);
        try {
            return new Certified(
                    pair.getPrivate(),
                    certify(
                            subject,
                            pair,
                            TestUsage.SIGNING,
                            Extension.create(Extension.authorityInfoAccess, false, access)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A certificate of this root's for another one, name and key the same. */
    X509Certificate crossCertified(TestTrust other) {
        return certify(other.name, other.keys, TestUsage.AUTHORITY);
    }

    X509Certificate certificate() {
        return certificate;
    }

    X500Name name() {
        return name;
    }

    /** Signs as this root, or with a key it certified. */
    ContentSigner signer(@Nullable Certified delegate) throws OperatorCreationException {
        return new JcaContentSignerBuilder(algorithm)
                .setProvider(BC)
                .build(delegate == null ? keys.getPrivate() : delegate.key());
    }

    Sm2Key key() {
        return Sm2Key.of(keys.getPrivate());
    }

    public String pem() {
        return pem(certificate);
    }

    /** A list of what this root took back as its key was stolen: serial number and since when. */
    public byte[] revocationList(Map<BigInteger, Instant> revoked, Instant next) {
        return revocationList(revoked, CRLReason.keyCompromise, next);
    }

    byte[] revocationList(Map<BigInteger, Instant> revoked, int reason, Instant next) {
        X509v2CRLBuilder list = new X509v2CRLBuilder(name, Date.from(Instant.now()));
        list.setNextUpdate(Date.from(next));
        revoked.forEach((serial, since) -> list.addCRLEntry(serial, Date.from(since), reason));
        try {
            return list.build(signer(null)).getEncoded();
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a new store with a key for each alias, and keys of other roots. */
    void store(Path file, List<String> aliases, Map<String, Certified> others) {
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12", BC);
            store.load(null, null);
            for (String alias : aliases) {
                Certified certified = issue(alias);
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

    private X509Certificate certify(X500Name subject, KeyPair pair, TestUsage usage, Extension... further) {
        try {
            X509v3CertificateBuilder builder = usage.builder(name, subject, pair.getPublic());
            for (Extension extension : further) {
                builder.addExtension(extension);
            }
            return new JcaX509CertificateConverter().setProvider(BC).getCertificate(builder.build(signer(null)));
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
