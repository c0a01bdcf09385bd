// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.registry.network.TrustedNetwork;
import org.zhengtong.registry.revocation.Revocations;
import org.zhengtong.registry.timestamp.Authorities;
import org.zhengtong.registry.timestamp.LicenceStamps;
import org.zhengtong.registry.verification.Findings.Certificate;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.licence.LicenceDocument;
import org.zhengtong.schemas.proof.CertificateChain;
import org.zhengtong.schemas.proof.Sm2PublicKey;
import org.zhengtong.schemas.seal.SealTrust;
import org.zhengtong.schemas.seal.SealTrust.Revocation.State;

/**
 * Judges signers' certificates (签名证书): each is signed by the next, the last by the SM2 root, and all were valid when the licence was
 * signed. A chain that is trusted is remembered, as it does not change.
 */
@ApplicationScoped
class SignerTrust {

    private static final int REMEMBERED = 1_000;
    private static final Known UNTRUSTED = new Known(Optional.empty(), List.of(), Optional.empty());

    private final TrustedNetwork network;
    private final LicenceStamps stamps;
    private final Authorities stampers;
    private final Revocations revocations;
    private final KeyCustody keys;
    private final Map<String, Known> judged = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Known(
            Optional<CertificateChain> chain, List<X509CertificateHolder> certificates, Optional<Sm2PublicKey> key) {}

    SignerTrust(
            TrustedNetwork network,
            LicenceStamps stamps,
            Authorities stampers,
            Revocations revocations,
            KeyCustody keys) {
        this.network = network;
        this.stamps = stamps;
        this.stampers = stampers;
        this.revocations = revocations;
        this.keys = keys;
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
    Certificate judge(LicenceIdentifier identifier, LicenceDocument document, Instant asOf) {
        Certificate claimed = judge(document.certificatePem(), signedAt(document));
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

    /** What is known of a revocation of the certificate a document was signed with, by the time it tells of itself. */
    State revocation(LicenceDocument document) {
        return revocation(document.certificatePem(), signedAt(document));
    }

    private static @Nullable Instant signedAt(LicenceDocument document) {
        try {
            return Instant.parse(document.text("issuedAt"));
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    /** What is known of a revocation of the certificate, or of one it was issued under, by the moment of signing. */
    State revocation(String certificatePem, @Nullable Instant signedAt) {
        Instant moment = signedAt == null ? Instant.MAX : signedAt;
        return State.worst(
                known(certificatePem).certificates().stream().map(certificate -> revocations.at(certificate, moment)));
    }

    /** Why the signature of a document does not hold under its certificate; empty when it does. Keys of trusted signers are read once. */
    Optional<String> reason(LicenceDocument document) {
        return known(document.certificatePem()).key().map(document::reason).orElseGet(document::reason);
    }

    private Optional<CertificateChain> chain(String certificatePem) {
        return known(certificatePem).chain();
    }

    /** Judged outside the lock, which every verification passes; what leads nowhere is judged anew each time. */
    private Known known(String certificatePem) {
        synchronized (judged) {
            Known before = judged.get(certificatePem);
            if (before != null) {
                return before;
            }
        }
        Optional<CertificateChain> chain = CertificateChain.of(certificatePem, network.rootCertificate());
        if (chain.isEmpty()) {
            return UNTRUSTED;
        }
        List<X509CertificateHolder> certificates = certificates(certificatePem);
        Known trusted =
                new Known(chain, certificates, certificates.stream().findFirst().flatMap(SignerTrust::sm2Key));
        synchronized (judged) {
            judged.put(certificatePem, trusted);
        }
        return trusted;
    }

    /** Empty for the P-256 keys that sign for verifiers abroad: no document of ours is signed with one. */
    private static Optional<Sm2PublicKey> sm2Key(X509CertificateHolder certificate) {
        return GMObjectIdentifiers.sm2p256v1.equals(
                        certificate.getSubjectPublicKeyInfo().getAlgorithm().getParameters())
                ? Optional.of(Sm2PublicKey.of(certificate))
                : Optional.empty();
    }

    private static List<X509CertificateHolder> certificates(String pem) {
        try {
            return CertificateChain.certificates(pem);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a certificate that was read before can be read", impossible);
        }
    }

    /** The same trust for the signers and makers of seals, and trust in further roots of seals and in who stamps. */
    SealTrust seals() {
        List<X509CertificateHolder> roots = new ArrayList<>(certificates(network.rootCertificate()));
        roots.addAll(network.sealRoots());
        List<X509CertificateHolder> between = new ArrayList<>(network.intermediates());
        keys.aliases().forEach(alias -> {
            List<X509CertificateHolder> own = certificates(keys.certificatePem(alias));
            between.addAll(own.subList(1, own.size()));
        });
        return new SealTrust(roots, between.stream().distinct().toList(), revocations::at, stampers.trust());
    }
}
