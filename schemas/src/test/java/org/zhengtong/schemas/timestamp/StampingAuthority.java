// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.timestamp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.bouncycastle.util.CollectionStore;

/** A root of its own and an authority it certified for time stamping alone (P-256), for tests; it stamps with any time. */
public final class StampingAuthority {

    private static final BouncyCastleProvider BC = new BouncyCastleProvider();
    private static final X500Name ROOT = new X500Name("CN=stamp root");

    private final KeyPair rootKeys = keys();
    private final KeyPair keys = keys();
    private final X509CertificateHolder root;
    private final X509CertificateHolder certificate;

    /** Its certificates last a year each way. */
    public StampingAuthority(Instant about) {
        root = certify(ROOT, rootKeys, about, new Extension[] {
            extension(Extension.basicConstraints, new BasicConstraints(true))
        });
        certificate = certify(new X500Name("CN=stamps"), keys, about, new Extension[] {
            extension(Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping))
        });
    }

    public TimeStampTrust trust() {
        return new TimeStampTrust(List.of(root));
    }

    /** A token on data (SHA-256), with the certificates of the authority and its root, and others. */
    public byte[] token(byte[] data, Instant at, X509CertificateHolder... others) {
        try {
            TimeStampRequestGenerator question = new TimeStampRequestGenerator();
            question.setCertReq(true);
            TimeStampRequest asked = question.generate(
                    TSPAlgorithms.SHA256, MessageDigest.getInstance("SHA-256").digest(data), BigInteger.ONE);
            DigestCalculatorProvider digests = new BcDigestCalculatorProvider();
            TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                    new SignerInfoGeneratorBuilder(digests).build(signer(keys), certificate),
                    digests.get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                    new ASN1ObjectIdentifier("2.25.1"));
            tokens.addCertificates(new CollectionStore<>(List.of(certificate, root)));
            tokens.addCertificates(new CollectionStore<>(List.of(others)));
            return tokens.generate(asked, BigInteger.TWO, Date.from(at)).getEncoded();
        } catch (TSPException | IOException | GeneralSecurityException | OperatorCreationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private X509CertificateHolder certify(X500Name name, KeyPair pair, Instant about, Extension[] extensions) {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                ROOT,
                BigInteger.valueOf(name.hashCode() & 0xFFFF),
                Date.from(about.minus(Duration.ofDays(365))),
                Date.from(about.plus(Duration.ofDays(365))),
                name,
                pair.getPublic());
        try {
            for (Extension extension : extensions) {
                builder.addExtension(extension);
            }
            return builder.build(signer(rootKeys));
        } catch (IOException | OperatorCreationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static ContentSigner signer(KeyPair pair) throws OperatorCreationException {
        return new JcaContentSignerBuilder("SHA256withECDSA").setProvider(BC).build(pair.getPrivate());
    }

    private static Extension extension(ASN1ObjectIdentifier kind, ASN1Object value) {
        try {
            return new Extension(kind, true, value.getEncoded());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BC);
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
