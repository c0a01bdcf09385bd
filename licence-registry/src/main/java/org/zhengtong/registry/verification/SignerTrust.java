// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMParser;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.network.TrustedNetwork;
import org.zhengtong.registry.verification.Findings.Certificate;
import org.zhengtong.schemas.proof.Sm2PublicKey;

/**
 * Judges signers' certificates (签名证书): each is signed by the next, the last by the SM2 root, and all were valid when the licence was
 * signed. A judged chain is remembered, as it does not change.
 */
@ApplicationScoped
class SignerTrust {

    private static final int REMEMBERED = 1_000;
    private static final int LONGEST_CHAIN = 4;

    private final TrustedNetwork network;
    private final Map<String, Optional<Period>> judged = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<Period>> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** When every certificate of a chain is valid. */
    private record Period(Instant from, Instant to) {}

    SignerTrust(TrustedNetwork network) {
        this.network = network;
    }

    /** Whether the certificate (with its intermediates, leaf first) was to be trusted at the moment of signing. */
    Certificate judge(String certificatePem, @Nullable Instant signedAt) {
        Optional<Period> period;
        synchronized (judged) {
            period = judged.computeIfAbsent(certificatePem, this::trustedPeriod);
        }
        if (period.isEmpty()) {
            return Certificate.NOT_TRUSTED;
        }
        boolean validThen = signedAt != null
                && !signedAt.isBefore(period.get().from())
                && !signedAt.isAfter(period.get().to());
        return validThen ? Certificate.TRUSTED : Certificate.NOT_VALID_THEN;
    }

    private Optional<Period> trustedPeriod(String pem) {
        try {
            List<X509CertificateHolder> chain = read(pem);
            chain.addAll(read(network.rootCertificate()));
            Instant from = Instant.MIN;
            Instant to = Instant.MAX;
            for (int i = 0; i + 1 < chain.size(); i++) {
                if (!signedBy(chain.get(i), chain.get(i + 1))) {
                    return Optional.empty();
                }
                Instant begins = chain.get(i).getNotBefore().toInstant();
                Instant ends = chain.get(i).getNotAfter().toInstant();
                from = begins.isAfter(from) ? begins : from;
                to = ends.isBefore(to) ? ends : to;
            }
            return chain.size() < 2 ? Optional.empty() : Optional.of(new Period(from, to));
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean signedBy(X509CertificateHolder certificate, X509CertificateHolder issuer)
            throws IOException {
        BasicConstraints constraints = BasicConstraints.fromExtensions(issuer.getExtensions());
        return certificate.getIssuer().equals(issuer.getSubject())
                && constraints != null
                && constraints.isCA()
                && Sm2PublicKey.ofCertificate(pem(issuer))
                        .verify(
                                certificate
                                        .toASN1Structure()
                                        .getTBSCertificate()
                                        .getEncoded(),
                                certificate.getSignature());
    }

    private static List<X509CertificateHolder> read(String pem) throws IOException {
        List<X509CertificateHolder> certificates = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            Object next = parser.readObject();
            while (next != null) {
                if (!(next instanceof X509CertificateHolder certificate) || certificates.size() == LONGEST_CHAIN) {
                    throw new IllegalArgumentException("not a chain of certificates");
                }
                certificates.add(certificate);
                next = parser.readObject();
            }
        }
        return certificates;
    }

    private static String pem(X509CertificateHolder certificate) throws IOException {
        return "-----BEGIN CERTIFICATE-----\n"
                + java.util.Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }
}
