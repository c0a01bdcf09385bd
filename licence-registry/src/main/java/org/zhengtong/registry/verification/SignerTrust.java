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
import org.zhengtong.registry.verification.Findings.Certificate;
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
    private final Map<String, Optional<CertificateChain>> judged = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<CertificateChain>> eldest) {
            return size() > REMEMBERED;
        }
    };

    SignerTrust(TrustedNetwork network) {
        this.network = network;
    }

    /** Whether the certificate (with its intermediates, leaf first) was to be trusted at the moment of signing. */
    Certificate judge(String certificatePem, @Nullable Instant signedAt) {
        Optional<CertificateChain> chain;
        synchronized (judged) {
            chain = judged.computeIfAbsent(certificatePem, pem -> CertificateChain.of(pem, network.rootCertificate()));
        }
        if (chain.isEmpty()) {
            return Certificate.NOT_TRUSTED;
        }
        boolean validThen = signedAt != null && chain.get().validAt(signedAt);
        return validThen ? Certificate.TRUSTED : Certificate.NOT_VALID_THEN;
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
