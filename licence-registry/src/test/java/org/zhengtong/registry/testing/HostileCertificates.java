// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.testing;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/** Certificates made to keep who reads them busy, or to bring him down, as PEM, by what is wrong with them. */
public final class HostileCertificates {

    private static final TestTrust STRANGER = new TestTrust("network root");
    private static final int DEPTH = 6_000;

    private HostileCertificates() {}

    public static Map<String, String> pem() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("a name of commas", pem(encoded(issuedBy(commas(600_000)))));
        all.put("an issuer without a name", pem(encoded(withoutName())));
        all.put("a signature of a broken octet", pem(brokenOctet()));
        all.put("values in each other", pem(nested()));
        all.put("not base64", "-----BEGIN CERTIFICATE-----\n%%%%\n-----END CERTIFICATE-----\n");
        all.put("none", "");
        return all;
    }

    /** A certificate whose issuer has a name with an empty part, which Bouncy Castle reads and cannot compare. */
    public static X509CertificateHolder withoutName() {
        return issuedBy(new RDN(new AttributeTypeAndValue[0]));
    }

    /** Values in each other, deeper than a stack. */
    public static byte[] nested() {
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

    private static X509CertificateHolder issuedBy(RDN issuer) {
        SubjectPublicKeyInfo key = SubjectPublicKeyInfo.getInstance(
                STRANGER.certificate().getPublicKey().getEncoded());
        try {
            return new X509v3CertificateBuilder(
                            new X500Name(new RDN[] {issuer}),
                            BigInteger.ONE,
                            Date.from(Instant.EPOCH),
                            Date.from(Instant.parse("2099-01-01T00:00:00Z")),
                            STRANGER.name(),
                            key)
                    .build(STRANGER.signer(null));
        } catch (OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RDN commas(int many) {
        return new RDN(BCStyle.CN, new DERUTF8String(",".repeat(many)));
    }

    /** The signature says that the last bit of it is none. */
    private static byte[] brokenOctet() {
        X509CertificateHolder certificate = issuedBy(commas(1));
        byte[] der = encoded(certificate);
        der[der.length - certificate.getSignature().length - 1] = 1;
        return der;
    }

    private static byte[] encoded(X509CertificateHolder certificate) {
        try {
            return certificate.getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String pem(byte[] der) {
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END CERTIFICATE-----\n";
    }
}
