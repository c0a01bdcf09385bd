// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.proof;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * Certificates from a signer's own to the root (证书链): each is signed by the next, with SM2 or P-256, and all but the first are authorities'.
 *
 * @param subject serial number (2.5.4.5) of the signer's name: the code of whom the root certified; empty when it has none
 * @param from since when all of them are valid
 * @param to until when all of them are valid
 */
public record CertificateChain(String subject, Instant from, Instant to) {

    private static final int LONGEST = 4;
    private static final BouncyCastleProvider BC = new BouncyCastleProvider();

    /** Whether every certificate was valid at the moment. */
    public boolean validAt(Instant moment) {
        return !moment.isBefore(from) && !moment.isAfter(to);
    }

    /** The chain of a PEM text, leaf first, under a root; empty when it does not lead there. Judged from the root on: below a name of a stranger
     * none is looked at. */
    public static Optional<CertificateChain> of(String pem, String rootPem) {
        try {
            List<X509CertificateHolder> chain = certificates(pem);
            chain.addAll(certificates(rootPem));
            Instant from = Instant.MIN;
            Instant to = Instant.MAX;
            for (int i = chain.size() - 2; i >= 0; i--) {
                if (!signedBy(chain.get(i), chain.get(i + 1))) {
                    return Optional.empty();
                }
                Instant begins = chain.get(i).getNotBefore().toInstant();
                Instant ends = chain.get(i).getNotAfter().toInstant();
                from = begins.isAfter(from) ? begins : from;
                to = ends.isBefore(to) ? ends : to;
            }
            return chain.size() < 2
                    ? Optional.empty()
                    : Optional.of(new CertificateChain(subject(chain.get(0)), from, to));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** DER of the first certificate of a PEM text. */
    public static byte[] der(String pem) {
        return encoded(pem).get(0);
    }

    /** DER of each certificate of a PEM text. */
    public static List<byte[]> encoded(String pem) {
        try {
            List<byte[]> encoded = new ArrayList<>();
            for (X509CertificateHolder certificate : certificates(pem)) {
                encoded.add(certificate.getEncoded());
            }
            return encoded;
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("the certificate cannot be read", unreadable);
        }
    }

    private static String subject(X509CertificateHolder certificate) {
        RDN[] serials = certificate.getSubject().getRDNs(BCStyle.SERIALNUMBER);
        return serials.length == 1
                ? IETFUtils.valueToString(serials[0].getFirst().getValue())
                : "";
    }

    private static boolean signedBy(X509CertificateHolder certificate, X509CertificateHolder issuer)
            throws IOException {
        BasicConstraints constraints = BasicConstraints.fromExtensions(issuer.getExtensions());
        return certificate.getIssuer().equals(issuer.getSubject())
                && constraints != null
                && constraints.isCA()
                && (isP256(issuer) ? ecdsaHolds(certificate, issuer) : sm2Holds(certificate, issuer));
    }

    private static boolean isP256(X509CertificateHolder certificate) {
        return X9ObjectIdentifiers.prime256v1.equals(
                certificate.getSubjectPublicKeyInfo().getAlgorithm().getParameters());
    }

    private static boolean sm2Holds(X509CertificateHolder certificate, X509CertificateHolder issuer)
            throws IOException {
        return Sm2PublicKey.of(issuer)
                .verify(certificate.toASN1Structure().getTBSCertificate().getEncoded(), certificate.getSignature());
    }

    private static boolean ecdsaHolds(X509CertificateHolder certificate, X509CertificateHolder issuer) {
        try {
            return X9ObjectIdentifiers.ecdsa_with_SHA256.equals(
                            certificate.getSignatureAlgorithm().getAlgorithm())
                    && certificate.isSignatureValid(new JcaContentVerifierProviderBuilder()
                            .setProvider(BC)
                            .build(issuer));
        } catch (CertException | GeneralSecurityException | OperatorCreationException unreadable) {
            throw new IllegalArgumentException("the signature of a certificate cannot be checked", unreadable);
        }
    }

    /** The certificates of a PEM text, at most four; anything else in it is refused. */
    public static List<X509CertificateHolder> certificates(String pem) throws IOException {
        List<X509CertificateHolder> certificates = CertificateReading.certificates(pem, LONGEST);
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("no certificate in the text");
        }
        if (certificates.size() > LONGEST) {
            throw new IllegalArgumentException("not a chain of certificates");
        }
        return certificates;
    }
}
