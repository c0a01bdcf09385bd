// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.offline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.jose.JosePublicKey;
import org.zhengtong.schemas.jose.Jws;
import org.zhengtong.schemas.licence.LicenceDocument;
import org.zhengtong.schemas.proof.CertificateChain;
import org.zhengtong.schemas.seal.Finding;
import org.zhengtong.schemas.statuslist.StatusList;
import org.zhengtong.schemas.statuslist.StatusReference;
import org.zhengtong.schemas.statuslist.TokenStatus;

/**
 * Verifies licences without a network (离线核验), with the SM2 root, trust lists and status lists at hand. What cannot be checked, or
 * only against a list past its time, is never called valid; a licence whose dates are over is expired whatever the lists say.
 */
public final class OfflineVerification {

    static final ZoneId LEGAL_ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private final String rootPem;
    private final List<TrustList> trustLists;
    private final List<String> statusLists;

    /**
     * @param rootPem certificate of the SM2 root
     * @param trustLists signed trust lists; those that no registry of this root signed are left aside
     * @param statusLists signed status lists
     */
    public OfflineVerification(String rootPem, List<String> trustLists, List<String> statusLists) {
        this.rootPem = rootPem;
        this.trustLists = trustLists.stream().flatMap(this::trusted).toList();
        this.statusLists = List.copyOf(statusLists);
    }

    /**
     * The reason with its verdict, and the identifier where one could be read.
     *
     * @param remark what of the file could not be looked at here, null when there is nothing to tell
     */
    public record Answer(
            OfflineReason reason, @Nullable LicenceIdentifier identifier, Finding.@Nullable Reason remark) {
        Answer(OfflineReason reason, @Nullable LicenceIdentifier identifier) {
            this(reason, identifier, null);
        }
    }

    /** What a token and a document have in common. */
    private record Subject(
            LicenceIdentifier identifier,
            LocalDate validFrom,
            LocalDate validTo,
            Instant issuedAt,
            @Nullable StatusReference status) {}

    /** Verifies the text of a QR code. */
    public Answer verifyToken(String text, Instant now) {
        QrToken.Signed signed;
        try {
            signed = QrToken.read(text.strip());
        } catch (IllegalArgumentException unreadable) {
            return new Answer(OfflineReason.UNREADABLE, null);
        }
        QrToken token = signed.token();
        Subject subject =
                new Subject(token.identifier(), token.validFrom(), token.validTo(), token.issuedAt(), token.status());
        return judge(
                subject,
                authority -> authority
                        .certificatesAt(token.issuedAt())
                        .filter(signed::names)
                        .findFirst(),
                signed::verify,
                now);
    }

    /** Verifies a licence document. */
    public Answer verifyDocument(LicenceDocument document, Instant now) {
        ObjectNode content = document.content();
        try {
            Subject subject = new Subject(
                    new LicenceIdentifier(content.path("identifier").asText("")),
                    LocalDate.parse(content.path("validFrom").asText("")),
                    LocalDate.parse(content.path("validTo").asText("")),
                    Instant.parse(content.path("issuedAt").asText("")),
                    reference(content));
            return judge(
                    subject,
                    authority -> authority
                            .certificatesAt(subject.issuedAt())
                            .filter(listed -> listed.strip()
                                    .equals(document.certificatePem().strip()))
                            .findFirst(),
                    certificate -> document.verify(),
                    now);
        } catch (DateTimeParseException | IllegalArgumentException unreadable) {
            return new Answer(OfflineReason.UNREADABLE, null);
        }
    }

    /** Verifies a credential: signed by a registry of the trust lists, with disclosures of its own. What it does not disclose is not asked. */
    public Answer verifyCredential(String text, Instant now) {
        try {
            SdJwt credential = SdJwt.read(text);
            LicenceIdentifier identifier = credential
                    .disclosed("identifier")
                    .map(LicenceIdentifier::new)
                    .orElse(null);
            return new Answer(reason(credential, now), identifier);
        } catch (IllegalArgumentException unreadable) {
            return new Answer(OfflineReason.UNREADABLE, null);
        }
    }

    private OfflineReason reason(SdJwt credential, Instant now) {
        String keyId = credential.signed().keyId();
        Optional<TrustList> newest = trustLists.stream()
                .filter(list -> list.statusCertificate(keyId).isPresent())
                .max(Comparator.comparing(TrustList::issuedAt));
        if (newest.isEmpty()) {
            return OfflineReason.TRUST_LIST_MISSING;
        }
        TrustList trust = newest.get();
        String certificate = trust.statusCertificate(keyId).orElseThrow();
        if (credential.fault(JosePublicKey.ofCertificate(certificate)).isPresent()) {
            return OfflineReason.SIGNATURE_BROKEN;
        }
        if (expired(trust, now)) {
            return OfflineReason.TRUST_LIST_EXPIRED;
        }
        return trustedAt(certificate, credential.issuedAt())
                ? stateAndPeriod(credential.from(), credential.to(), credential.status(trust.statusLists()), trust, now)
                : OfflineReason.CERTIFICATE_NOT_TRUSTED;
    }

    /** Where a document says its state is found; null when it does not. */
    public static @Nullable StatusReference reference(ObjectNode content) {
        return content.path("status").isObject()
                ? new StatusReference(
                        content.path("status").path("list").asInt(-1),
                        content.path("status").path("index").asInt(-1))
                : null;
    }

    private interface Certificates {
        Optional<String> of(TrustList.Authority authority);
    }

    private interface Check {
        boolean holds(String certificatePem);
    }

    private Answer judge(Subject subject, Certificates certificates, Check signature, Instant now) {
        return new Answer(reason(subject, certificates, signature, now), subject.identifier());
    }

    private OfflineReason reason(Subject subject, Certificates certificates, Check signature, Instant now) {
        Optional<TrustList> newest = newest(subject.identifier());
        if (newest.isEmpty()) {
            return OfflineReason.TRUST_LIST_MISSING;
        }
        TrustList trust = newest.get();
        Optional<String> certificate =
                trust.authority(subject.identifier().issuer()).flatMap(certificates::of);
        if (certificate.isEmpty()) {
            return OfflineReason.CERTIFICATE_NOT_LISTED;
        }
        if (!signature.holds(certificate.get())) {
            return OfflineReason.SIGNATURE_BROKEN;
        }
        if (expired(trust, now)) {
            return OfflineReason.TRUST_LIST_EXPIRED;
        }
        if (!trustedAt(certificate.get(), subject.issuedAt())) {
            return OfflineReason.CERTIFICATE_NOT_TRUSTED;
        }
        return stateAndPeriod(subject.validFrom(), subject.validTo(), subject.status(), trust, now);
    }

    /** The newest trust list that names the licence's issuer with its type. */
    Optional<TrustList> newest(LicenceIdentifier identifier) {
        String type = identifier.type().value();
        return trustLists.stream()
                .filter(list -> list.authority(identifier.issuer())
                        .filter(authority -> authority.issues(type))
                        .isPresent())
                .max(Comparator.comparing(TrustList::issuedAt));
    }

    /** The certificates between the authorities and the root, as the trust lists carry them. */
    List<X509CertificateHolder> intermediates() {
        return trustLists.stream()
                .flatMap(list -> list.authorities().stream())
                .flatMap(TrustList.Authority::everyCertificate)
                .flatMap(OfflineVerification::above)
                .distinct()
                .toList();
    }

    private static Stream<X509CertificateHolder> above(String pem) {
        try {
            return CertificateChain.certificates(pem).stream().skip(1);
        } catch (IOException | IllegalArgumentException unreadable) {
            return Stream.empty();
        }
    }

    private static boolean expired(TrustList trust, Instant now) {
        return now.isAfter(trust.expiresAt()) || trust.issuedAt().isAfter(now.plus(CLOCKS_APART));
    }

    private OfflineReason stateAndPeriod(
            LocalDate from, LocalDate to, @Nullable StatusReference reference, TrustList trust, Instant now) {
        OfflineReason state = state(reference, trust, now);
        boolean ended =
                state == OfflineReason.ENDED || state == OfflineReason.SUSPENDED || state == OfflineReason.SUPERSEDED;
        LocalDate day = now.atZone(LEGAL_ZONE).toLocalDate();
        if (!ended && day.isAfter(to)) {
            return OfflineReason.AFTER_PERIOD;
        }
        if (!ended && day.isBefore(from)) {
            return OfflineReason.BEFORE_PERIOD;
        }
        return state;
    }

    private OfflineReason state(@Nullable StatusReference reference, TrustList trust, Instant now) {
        if (reference == null) {
            return OfflineReason.STATUS_NOT_REFERENCED;
        }
        Optional<StatusList> newest = statusLists.stream()
                .flatMap(jwt -> trusted(jwt, trust))
                .filter(list -> list.uri().equals(trust.statusLists() + "/" + reference.list()))
                .max(Comparator.comparingLong(StatusList::version));
        if (newest.isEmpty()) {
            return OfflineReason.STATUS_LIST_MISSING;
        }
        if (!newest.get().freshAt(now) || newest.get().issuedAt().isAfter(now.plus(CLOCKS_APART))) {
            return OfflineReason.STATUS_LIST_STALE;
        }
        TokenStatus status = newest.get().states().get(reference.index());
        return switch (status) {
            case VALID -> OfflineReason.GENUINE_AND_IN_FORCE;
            case INVALID -> OfflineReason.ENDED;
            case SUSPENDED -> OfflineReason.SUSPENDED;
            case SUPERSEDED -> OfflineReason.SUPERSEDED;
        };
    }

    private boolean trustedAt(String certificatePem, Instant moment) {
        return CertificateChain.of(certificatePem, rootPem)
                .filter(chain -> chain.validAt(moment))
                .isPresent();
    }

    private Stream<TrustList> trusted(String jwt) {
        try {
            return Stream.of(TrustList.verify(jwt, rootPem));
        } catch (IllegalArgumentException notTrusted) {
            return Stream.empty();
        }
    }

    private Stream<StatusList> trusted(String jwt, TrustList trust) {
        try {
            String certificate = trust.statusCertificate(Jws.parse(jwt).keyId()).orElse("");
            StatusList list = StatusList.verify(jwt, JosePublicKey.ofCertificate(certificate));
            return trustedAt(certificate, list.issuedAt()) ? Stream.of(list) : Stream.empty();
        } catch (IllegalArgumentException notTrusted) {
            return Stream.empty();
        }
    }
}
