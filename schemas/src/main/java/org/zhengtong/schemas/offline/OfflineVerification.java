// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.offline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.jose.JosePublicKey;
import org.zhengtong.schemas.jose.Jws;
import org.zhengtong.schemas.licence.LicenceDocument;
import org.zhengtong.schemas.offline.TrustLists.Holding;
import org.zhengtong.schemas.proof.CertificateChain;
import org.zhengtong.schemas.seal.Finding;
import org.zhengtong.schemas.statuslist.StatusList;
import org.zhengtong.schemas.statuslist.StatusReference;
import org.zhengtong.schemas.statuslist.TokenStatus;

/**
 * Verifies licences without a network (离线核验), with the SM2 root, trust lists and status lists at hand. What cannot be checked, or
 * only against a list past its time, is never called valid; a licence whose dates are over is expired whatever the lists say. A token does
 * not tell its registry: where several hold its issuer's certificate, the worst of their answers counts.
 */
public final class OfflineVerification {

    static final ZoneId LEGAL_ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private final String rootPem;
    private final TrustLists trustLists;
    private final List<String> statusLists;

    /**
     * @param rootPem certificate of the SM2 root
     * @param trustLists signed trust lists, of which the newest of each registry counts; those that no registry of this root signed are left aside
     * @param statusLists signed status lists
     */
    public OfflineVerification(String rootPem, List<String> trustLists, List<String> statusLists) {
        this.rootPem = rootPem;
        this.trustLists = new TrustLists(rootPem, trustLists);
        this.statusLists = List.copyOf(statusLists);
    }

    /**
     * The reason with its verdict, and the identifier where one could be read.
     *
     * @param remark what of the file is in doubt or could not be looked at here, null when there is nothing to tell
     */
    public record Answer(
            OfflineReason reason, @Nullable LicenceIdentifier identifier, Finding.@Nullable Reason remark) {
        Answer(OfflineReason reason, @Nullable LicenceIdentifier identifier) {
            this(reason, identifier, null);
        }
    }

    /** When it was signed, and the days it is good for. */
    private record Times(Instant issuedAt, LocalDate from, LocalDate to) {}

    /** Verifies the text of a QR code. */
    public Answer verifyToken(String text, Instant now) {
        QrToken.Signed signed;
        try {
            signed = QrToken.read(text.strip());
        } catch (IllegalArgumentException unreadable) {
            return new Answer(OfflineReason.UNREADABLE, null);
        }
        QrToken token = signed.token();
        Times times = new Times(token.issuedAt(), token.validFrom(), token.validTo());
        OfflineReason reason = worst(
                        holding(signed), signed::verify, holding -> judge(holding, times, token.status(), now))
                .orElseGet(() -> heldByNone(token.identifier()));
        return new Answer(reason, token.identifier());
    }

    private List<Holding> holding(QrToken.Signed signed) {
        QrToken token = signed.token();
        return trustLists.holding(token.identifier(), authority -> authority
                .certificatesAt(token.issuedAt())
                .filter(signed::names)
                .findFirst());
    }

    /** Whether each trust list that a token is judged by holds that certificate, too, as its issuer's of the moment. */
    boolean listed(byte[] certificate, Instant at, String token) {
        QrToken.Signed signed = QrToken.read(token.strip());
        String issuer = signed.token().identifier().issuer();
        List<Holding> judging = holding(signed);
        return !judging.isEmpty()
                && judging.stream().allMatch(holding -> holding.list().authority(issuer).stream()
                        .flatMap(authority -> authority.certificatesAt(at))
                        .anyMatch(pem -> Arrays.equals(CertificateChain.der(pem), certificate)));
    }

    /** Verifies a licence document. */
    public Answer verifyDocument(LicenceDocument document, Instant now) {
        ObjectNode content = document.content();
        try {
            LicenceIdentifier identifier =
                    new LicenceIdentifier(content.path("identifier").asText(""));
            Times times = new Times(
                    Instant.parse(content.path("issuedAt").asText("")),
                    LocalDate.parse(content.path("validFrom").asText("")),
                    LocalDate.parse(content.path("validTo").asText("")));
            StatusReference status = reference(content);
            List<Holding> judging = trustLists.holding(identifier, authority -> authority
                    .certificatesAt(times.issuedAt())
                    .filter(listed ->
                            listed.strip().equals(document.certificatePem().strip()))
                    .findFirst());
            OfflineReason reason = worst(
                            judging, certificate -> document.verify(), holding -> judge(holding, times, status, now))
                    .orElseGet(() -> heldByNone(identifier));
            return new Answer(reason, identifier);
        } catch (DateTimeParseException | IllegalArgumentException unreadable) {
            return new Answer(OfflineReason.UNREADABLE, null);
        }
    }

    private OfflineReason heldByNone(LicenceIdentifier identifier) {
        return trustLists.naming(identifier).isEmpty()
                ? OfflineReason.TRUST_LIST_MISSING
                : OfflineReason.CERTIFICATE_NOT_LISTED;
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
        Times times = new Times(credential.issuedAt(), credential.from(), credential.to());
        return worst(
                        trustLists.holding(credential),
                        certificate -> credential
                                .fault(JosePublicKey.ofCertificate(certificate))
                                .isEmpty(),
                        holding -> judge(
                                holding, times, credential.status(holding.list().statusLists()), now))
                .orElse(OfflineReason.TRUST_LIST_MISSING);
    }

    /** Where a document says its state is found; null when it does not. */
    public static @Nullable StatusReference reference(ObjectNode content) {
        return content.path("status").isObject()
                ? new StatusReference(
                        content.path("status").path("list").asInt(-1),
                        content.path("status").path("index").asInt(-1))
                : null;
    }

    /** The worst answer of those whose certificate the signature holds with; empty when nobody is asked. */
    private static Optional<OfflineReason> worst(
            List<Holding> judging, Predicate<String> signature, Function<Holding, OfflineReason> judge) {
        return judging.isEmpty()
                ? Optional.empty()
                : judging.stream()
                        .filter(holding -> signature.test(holding.certificatePem()))
                        .map(judge)
                        .min(OfflineReason.WORST_FIRST)
                        .or(() -> Optional.of(OfflineReason.SIGNATURE_BROKEN));
    }

    private OfflineReason judge(Holding holding, Times times, @Nullable StatusReference status, Instant now) {
        if (expired(holding.list(), now)) {
            return OfflineReason.TRUST_LIST_EXPIRED;
        }
        return trustedAt(holding.certificatePem(), times.issuedAt())
                ? stateAndPeriod(times, status, holding.list(), now)
                : OfflineReason.CERTIFICATE_NOT_TRUSTED;
    }

    /** The certificates between the authorities and the root, as the trust lists carry them. */
    List<X509CertificateHolder> intermediates() {
        return trustLists.intermediates();
    }

    private static boolean expired(TrustList trust, Instant now) {
        return now.isAfter(trust.expiresAt()) || trust.issuedAt().isAfter(now.plus(CLOCKS_APART));
    }

    private OfflineReason stateAndPeriod(
            Times times, @Nullable StatusReference reference, TrustList trust, Instant now) {
        OfflineReason state = state(reference, trust, now);
        boolean ended =
                state == OfflineReason.ENDED || state == OfflineReason.SUSPENDED || state == OfflineReason.SUPERSEDED;
        LocalDate day = now.atZone(LEGAL_ZONE).toLocalDate();
        if (!ended && day.isAfter(times.to())) {
            return OfflineReason.AFTER_PERIOD;
        }
        if (!ended && day.isBefore(times.from())) {
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
