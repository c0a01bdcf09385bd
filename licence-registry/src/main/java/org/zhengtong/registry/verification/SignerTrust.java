// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.network.TrustedNetwork;
import org.zhengtong.registry.timestamp.LicenceStamps;
import org.zhengtong.registry.verification.Findings.Certificate;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.licence.LicenceDocument;
import org.zhengtong.schemas.proof.CertificateChain;
import org.zhengtong.schemas.seal.SealTrust;

/**
 * Judges signers' certificates (签名证书): each is signed by the next, the last by the SM2 root, and all were valid when the licence was
 * signed. A judged chain is remembered, as it does not change.
 */
@ApplicationScoped
class SignerTrust {

    private static final int REMEMBERED = 1_000;

    private final TrustedNetwork network;
    private final LicenceStamps stamps;
    private final Map<String, Optional<CertificateChain>> judged = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<CertificateChain>> eldest) {
            return size() > REMEMBERED;
        }
    };

    SignerTrust(TrustedNetwork network, LicenceStamps stamps) {
        this.network = network;
        this.stamps = stamps;
    }

    /** Whether the certificate (with its intermediates, leaf first) was to be trusted at the moment of signing. */
    Certificate judge(String certificatePem, @Nullable Instant signedAt) {
        Optional<CertificateChain> chain = chain(certificatePem);
        if (chain.isEmpty()) {
            return Certificate.NOT_TRUSTED;
        }
        boolean validThen = signedAt != null && chain.get().validAt(signedAt);
        return validThen ? Certificate.TRUSTED : Certificate.NOT_VALID_THEN;
    }

    /**
     * Whether the signature of a licence is to be trusted as of a moment. The time a document tells of itself is believed while its
     * certificate lasts; afterwards a trusted time stamp has to show that the signature is from before.
     */
    Certificate judge(
            LicenceIdentifier identifier, LicenceDocument document, @Nullable Instant signedAt, Instant asOf) {
        Certificate claimed = judge(document.certificatePem(), signedAt);
        if (claimed != Certificate.TRUSTED) {
            return claimed;
        }
        CertificateChain chain = chain(document.certificatePem()).orElseThrow();
        if (chain.validAt(asOf)) {
            return claimed;
        }
        boolean proven = document.verify()
                && stamps.provenAt(identifier.value(), document.signatureBytes())
                        .filter(chain::validAt)
                        .isPresent();
        return proven ? Certificate.TRUSTED_BY_TIME_STAMP : Certificate.NOT_PROVEN;
    }

    private Optional<CertificateChain> chain(String certificatePem) {
        synchronized (judged) {
            return judged.computeIfAbsent(certificatePem, pem -> CertificateChain.of(pem, network.rootCertificate()));
        }
    }

    /** The same trust for the signers and makers of seals. */
    SealTrust seals() {
        try {
            return SealTrust.in(CertificateChain.certificates(network.rootCertificate()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the root certificate was readable at the start", unreadable);
        }
    }
}
