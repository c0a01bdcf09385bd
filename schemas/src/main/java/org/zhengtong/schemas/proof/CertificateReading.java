// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.proof;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/**
 * Reads certificates that anybody may have sent (读取证书), within bounds: parsers go as deep as they are led, and the time it takes to compare
 * names grows with the square of their length.
 */
public final class CertificateReading {

    /** Most characters of a PEM text: four certificates have ten thousand. */
    static final int LONGEST_TEXT = 32 << 10;

    /** Most bytes of a certificate: honest ones have one or two thousand. */
    private static final int LARGEST = 8 << 10;

    /** Most parts of a name (RDN): they are compared each with each. */
    private static final int MOST_PARTS = 32;

    private static final Set<String> TYPES = Set.of("CERTIFICATE", "X509 CERTIFICATE");

    private CertificateReading() {}

    /**
     * The certificate of a DER encoding.
     *
     * @throws IOException when it is none, or none within the bounds
     */
    public static X509CertificateHolder certificate(byte[] der) throws IOException {
        require(der.length <= LARGEST, "a certificate of more than " + LARGEST + " bytes");
        require(!Nesting.tooDeep(der), "a certificate whose values are nested too deeply");
        try {
            X509CertificateHolder certificate = new X509CertificateHolder(der);
            requireComparable(certificate.getIssuer());
            requireComparable(certificate.getSubject());
            return certificate;
        } catch (RuntimeException malformed) {
            // Bouncy Castle has many ways to say that a value is not what was asked for.
            throw new IOException("not a certificate", malformed);
        }
    }

    /**
     * The first certificates of a PEM text, one more than asked for where there are more.
     *
     * @throws IOException when there is anything else in it, or a certificate is not within the bounds
     */
    static List<X509CertificateHolder> certificates(String pem, int most) throws IOException {
        requireShort(pem);
        List<X509CertificateHolder> certificates = new ArrayList<>();
        try (PemReader reader = new PemReader(new StringReader(pem))) {
            PemObject next = reader.readPemObject();
            while (next != null && certificates.size() <= most) {
                require(TYPES.contains(next.getType()), "the PEM text holds a " + next.getType());
                certificates.add(certificate(next.getContent()));
                next = reader.readPemObject();
            }
            return certificates;
        } catch (IllegalStateException notBase64) {
            throw new IOException("not a PEM text", notBase64);
        }
    }

    /** The first certificate of a PEM text. */
    public static X509CertificateHolder first(String pem) {
        try {
            List<X509CertificateHolder> certificates = certificates(pem, 0);
            if (certificates.isEmpty()) {
                throw new IllegalArgumentException("the PEM text holds no certificate");
            }
            return certificates.get(0);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
        }
    }

    static void requireShort(String pem) throws IOException {
        require(pem.length() <= LONGEST_TEXT, "a PEM text of more than " + LONGEST_TEXT + " characters");
    }

    private static void requireComparable(X500Name name) throws IOException {
        RDN[] parts = name.getRDNs();
        require(parts.length <= MOST_PARTS, "a name of more than " + MOST_PARTS + " parts");
        for (RDN part : parts) {
            require(part.size() > 0, "a name with an empty part");
        }
    }

    private static void require(boolean holds, String otherwise) throws IOException {
        if (!holds) {
            throw new IOException(otherwise);
        }
    }
}
