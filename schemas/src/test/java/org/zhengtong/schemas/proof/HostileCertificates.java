// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.proof;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Certificates made to keep who reads them busy, or to bring him down; none is signed by anybody. By what is wrong with them. */
public final class HostileCertificates {

    private static final X500Name NOBODY = new X500Name("CN=nobody");
    private static final int NAME = 550_000;
    private static final int PARTS = 250;
    private static final int DEPTH = 6_000;

    private HostileCertificates() {}

    /** Texts that say to be certificates. */
    public static Map<String, String> pem() {
        Map<String, String> all = new LinkedHashMap<>();
        der().forEach((what, certificate) -> all.put(what, pem(certificate)));
        all.put("two names of many parts", pem(issued(parts(false), NOBODY, 0)) + pem(issued(NOBODY, parts(true), 0)));
        all.put("not base64", "-----BEGIN CERTIFICATE-----\n%%%%\n-----END CERTIFICATE-----\n");
        all.put("too many", pem(named(new X500Name("CN=root"), 0)).repeat(400));
        all.put("another object", "-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----\n");
        return all;
    }

    /** Single ones. */
    public static Map<String, byte[]> der() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("a name of commas", named(new X500Name(new RDN[] {common(",".repeat(NAME))}), 0));
        all.put("a name of many parts", named(parts(false), 0));
        all.put("a name with an empty part", named(new X500Name(new RDN[] {new RDN(new AttributeTypeAndValue[0])}), 0));
        all.put("a signature of a broken octet", named(new X500Name("CN=root"), 1));
        all.put("values in each other", nested());
        return all;
    }

    private static byte[] named(X500Name issuer, int unusedBits) {
        return issued(issuer, NOBODY, unusedBits);
    }

    private static byte[] issued(X500Name issuer, X500Name subject, int unusedBits) {
        V3TBSCertificateGenerator certificate = new V3TBSCertificateGenerator();
        AlgorithmIdentifier algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        certificate.setSerialNumber(new org.bouncycastle.asn1.ASN1Integer(BigInteger.ONE));
        certificate.setIssuer(issuer);
        certificate.setSubject(subject);
        certificate.setStartDate(new Time(Date.from(Instant.parse("2026-01-01T00:00:00Z"))));
        certificate.setEndDate(new Time(Date.from(Instant.parse("2027-01-01T00:00:00Z"))));
        certificate.setSignature(algorithm);
        certificate.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(keys().getPublic().getEncoded()));
        ASN1Encodable[] parts = {
            certificate.generateTBSCertificate(), algorithm, new DERBitString(new byte[] {2, 4}, unusedBits)
        };
        try {
            return new DERSequence(parts).getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String pem(byte[] der) {
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END CERTIFICATE-----\n";
    }

    /** The same parts from the first to the last or the other way round: whoever compares them goes through all for each. */
    private static X500Name parts(boolean backwards) {
        List<RDN> parts = IntStream.range(0, PARTS)
                .map(i -> backwards ? PARTS - 1 - i : i)
                .mapToObj(i -> common(Integer.toString(i)))
                .toList();
        return new X500Name(parts.toArray(RDN[]::new));
    }

    private static RDN common(String value) {
        return new RDN(BCStyle.CN, new DERUTF8String(value));
    }

    private static byte[] nested() {
        byte[] bytes = {5, 0};
        for (int i = 0; i < DEPTH; i++) {
            int length = bytes.length;
            byte[] header = {0x30, (byte) 0x82, (byte) (length >> 8), (byte) length};
            byte[] whole = Arrays.copyOf(header, header.length + length);
            System.arraycopy(bytes, 0, whole, header.length, length);
            bytes = whole;
        }
        return bytes;
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
