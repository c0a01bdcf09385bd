// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.zhengtong.schemas.SigningFixtures;
import org.zhengtong.schemas.proof.Sm2Key;
import org.zhengtong.schemas.proof.Sm3;

/** A root, a seal maker and a signer with a seal, for tests; and a v1 sealing, which the product only reads. */
public final class SealFixtures {

    public static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    public static final String PLACE = "/Doc_0/Signs/Sign_0/Signature.xml";

    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    private static final X500Name ROOT = new X500Name("CN=root");

    private final Sm2Key rootKey = Sm2Key.generate();
    public final Sm2Key maker = Sm2Key.generate();
    public final Sm2Key signer = Sm2Key.generate();
    public final X509CertificateHolder root;
    public final X509CertificateHolder makerCertificate;
    public final X509CertificateHolder signerCertificate;

    public SealFixtures() {
        Instant from = NOW.minus(Duration.ofDays(100));
        Instant to = NOW.plus(Duration.ofDays(100));
        root = certify("root", rootKey, KeyUsage.keyCertSign, true, from, to);
        makerCertificate = certify("maker", maker, KeyUsage.digitalSignature, false, from, to);
        signerCertificate = certify("signer", signer, KeyUsage.digitalSignature, false, from, to);
    }

    public SealTrust trust() {
        return SealTrust.in(List.of(root));
    }

    public ElectronicSeal seal() {
        return seal(signerCertificate, NOW.minus(Duration.ofDays(10)), NOW.plus(Duration.ofDays(10)));
    }

    public ElectronicSeal seal(X509CertificateHolder listed, Instant from, Instant to) {
        return seal(listed, from, from, to, makerCertificate);
    }

    /** A seal made at a moment under a certificate of its maker. */
    public ElectronicSeal seal(
            X509CertificateHolder listed, Instant madeAt, Instant from, Instant to, X509CertificateHolder maker) {
        return ElectronicSeal.make(draft(encoded(listed), madeAt, from, to), encoded(maker), this.maker);
    }

    /** A seal to be made for whoever has that certificate. */
    public SealDraft draft(byte[] listed) {
        return draft(listed, NOW, NOW, NOW.plus(Duration.ofDays(1)));
    }

    private static SealDraft draft(byte[] listed, Instant madeAt, Instant from, Instant to) {
        return new SealDraft(
                "TEST",
                "11511900009000023F",
                "巴中示例局",
                List.of(listed),
                madeAt,
                from,
                to,
                new SealPicture("png", new byte[] {1, 2, 3}, 40, 40));
    }

    public byte[] sign(ElectronicSeal seal, byte[] sealed, Instant at) {
        return SealSignature.sign(seal, at, Sm3.digest(sealed), PLACE, encoded(signerCertificate), signer);
    }

    /** As another's software may write it: of another time, digest and algorithm. */
    public byte[] sign(ASN1Encodable time, byte[] digest, ASN1ObjectIdentifier algorithm) {
        DERSequence toSign = new DERSequence(new ASN1Encodable[] {
            new ASN1Integer(4), seal().structure(), time, new DERBitString(digest), new DERIA5String(PLACE)
        });
        try {
            return new DERSequence(new ASN1Encodable[] {
                        toSign,
                        new DEROctetString(encoded(signerCertificate)),
                        algorithm,
                        new DERBitString(signer.sign(toSign.getEncoded()))
                    })
                    .getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A certificate under the root. */
    public X509CertificateHolder certify(
            String name, Sm2Key key, int usage, boolean authority, Instant from, Instant to) {
        try {
            return signed(builder(ROOT, name, key, from, to)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(authority))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(usage)));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A certificate under the root with that extension alone. */
    public X509CertificateHolder certify(String name, Sm2Key key, Extension extension) {
        try {
            return signed(builder(ROOT, name, key, NOW.minusSeconds(900), NOW.plusSeconds(900))
                    .addExtension(extension));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A certificate under an authority that is not the root. */
    public X509CertificateHolder certify(
            String name, Sm2Key key, X509CertificateHolder authority, Sm2Key authorityKey) {
        return signed(
                builder(authority.getSubject(), name, key, NOW.minusSeconds(900), NOW.plusSeconds(900)), authorityKey);
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, String name, Sm2Key key, Instant from, Instant to) {
        return new X509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(name.hashCode() & 0xFFFF),
                Date.from(from),
                Date.from(to),
                new X500Name("CN=" + name),
                publicKey(key));
    }

    private X509CertificateHolder signed(X509v3CertificateBuilder builder) {
        return signed(builder, rootKey);
    }

    private static X509CertificateHolder signed(X509v3CertificateBuilder builder, Sm2Key issuer) {
        try {
            return builder.build(new JcaContentSignerBuilder("SM3withSM2")
                    .setProvider(PROVIDER)
                    .build(SigningFixtures.privateKey(issuer)));
        } catch (OperatorCreationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** A sealing of GM/T 0031-2014: the maker signs content, certificate and algorithm; times are UTCTime and text. */
    public byte[] signVersion1(byte[] sealed, String time) throws IOException {
        DERSequence content = new DERSequence(new ASN1Encodable[] {
            new DERSequence(
                    new ASN1Encodable[] {new DERIA5String("ES"), new ASN1Integer(1), new DERIA5String("OTHER")}),
            new DERIA5String("seal-1"),
            new DERSequence(new ASN1Encodable[] {
                new ASN1Integer(1),
                new DERUTF8String("他厂印章"),
                new DERSequence(new DEROctetString(encoded(signerCertificate))),
                utc(NOW.minus(Duration.ofDays(10))),
                utc(NOW.minus(Duration.ofDays(10))),
                utc(NOW.plus(Duration.ofDays(10)))
            }),
            new DERSequence(new ASN1Encodable[] {
                new DERIA5String("ofd"), new DEROctetString(new byte[] {9}), new ASN1Integer(30), new ASN1Integer(30)
            })
        });
        DEROctetString makers = new DEROctetString(encoded(makerCertificate));
        byte[] made =
                maker.sign(new DERSequence(new ASN1Encodable[] {content, makers, GMObjectIdentifiers.sm2sign_with_sm3})
                        .getEncoded());
        DERSequence seal = new DERSequence(new ASN1Encodable[] {
            content,
            new DERSequence(new ASN1Encodable[] {makers, GMObjectIdentifiers.sm2sign_with_sm3, new DERBitString(made)})
        });
        DERSequence toSign = new DERSequence(new ASN1Encodable[] {
            new ASN1Integer(1),
            seal,
            new DERBitString(time.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            new DERBitString(Sm3.digest(sealed)),
            new DERIA5String(PLACE),
            new DEROctetString(encoded(signerCertificate)),
            GMObjectIdentifiers.sm2sign_with_sm3
        });
        return new DERSequence(new ASN1Encodable[] {toSign, new DERBitString(signer.sign(toSign.getEncoded()))})
                .getEncoded();
    }

    public static byte[] encoded(X509CertificateHolder certificate) {
        try {
            return certificate.getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static DERUTCTime utc(Instant moment) {
        return new DERUTCTime(Date.from(moment));
    }

    private static SubjectPublicKeyInfo publicKey(Sm2Key key) {
        try (PEMParser parser =
                new PEMParser(new java.io.StringReader(key.publicKey().pem()))) {
            return SubjectPublicKeyInfo.getInstance(
                    ASN1Sequence.getInstance(((SubjectPublicKeyInfo) parser.readObject()).getEncoded()));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
