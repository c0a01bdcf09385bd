// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import static org.zhengtong.registry.verification.VerificationProblem.LICENCE_DOCUMENT_UNREADABLE;
import static org.zhengtong.registry.verification.VerificationProblem.VERIFICATION_SUBJECT_REQUIRED;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.Language;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.holding.NamedLicence;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.registry.reading.AccessLog;
import org.zhengtong.registry.reading.Purpose;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.registry.register.LicenceView;
import org.zhengtong.registry.verification.Verification.Verified;
import org.zhengtong.registry.verification.Verification.When;
import org.zhengtong.schemas.code.LegacyCheck;
import org.zhengtong.schemas.licence.LicenceDocument;
import org.zhengtong.schemas.licence.Verdict;
import org.zhengtong.schemas.offline.QrToken;
import org.zhengtong.schemas.seal.Finding;

/** HTTP edge of the verification (证照核验). */
@Path("/api/v1/verifications")
public class VerificationApi {

    private final Verification verification;
    private final IssuerVerification issuers;
    private final LicenceTypeStore types;
    private final AccessLog accessLog;
    private final SecurityIdentity identity;
    private final Clock clock;

    VerificationApi(
            Verification verification,
            IssuerVerification issuers,
            LicenceTypeStore types,
            AccessLog accessLog,
            SecurityIdentity identity,
            Clock clock) {
        this.verification = verification;
        this.issuers = issuers;
        this.types = types;
        this.accessLog = accessLog;
        this.identity = identity;
        this.clock = clock;
    }

    /**
     * Verifies by identifier, document or the text of a QR code, now or at the time asked for. The registry of an issuer that is not here
     * is asked where the operator named it; that may take {@code zt.registry.issuers.timeout}.
     */
    @POST
    @RolesAllowed({"caseworker", "licence-reader", "registrar", "application-system"})
    public VerificationView verify(
            @NotNull @Valid VerificationRequest request,
            @RestHeader("Accept-Language") @Nullable String acceptLanguage) {
        Instant now = clock.instant();
        When when = new When(
                request.at() == null ? now : request.at(), request.knownAt() == null ? now : request.knownAt());
        Reading reading = Reading.of(Caller.of(identity), Purpose.DATA_CHECK);
        boolean past = request.at() != null || request.knownAt() != null;
        Verified verified = issuers.verify(judged(request, when), past, reading);
        accessLog.recordVerification(verified.shown().orElse(null), reading);
        return view(verified, when, Language.of(acceptLanguage));
    }

    private Verified judged(VerificationRequest request, When when) {
        String identifier = request.identifier();
        ObjectNode document = request.document();
        String qr = request.qr();
        if (Stream.of(identifier, document, qr).filter(Objects::nonNull).count() != 1) {
            throw new ProblemException(VERIFICATION_SUBJECT_REQUIRED, "give identifier, document or qr, one of them");
        }
        if (qr != null) {
            return verification.byToken(qr, when);
        }
        return document == null
                ? verification.byIdentifier(LegacyCheck.named(String.valueOf(identifier)), when)
                : verification.byDocument(read(document), when);
    }

    private static LicenceDocument read(ObjectNode document) {
        try {
            return LicenceDocument.fromJson(document.toString());
        } catch (IllegalArgumentException unreadable) {
            throw new ProblemException(
                    LICENCE_DOCUMENT_UNREADABLE, "a document has content, signature, certificatePem and algorithm");
        }
    }

    private VerificationView view(Verified verified, When when, Language language) {
        return VerificationView.of(
                verified,
                when,
                verified.steps().stream()
                        .map(step -> StepView.of(step, language))
                        .toList(),
                types);
    }

    /** What to verify; {@code at} asks about another time, {@code knownAt} as the register knew it then. */
    public record VerificationRequest(
            @Nullable @NamedLicence String identifier,
            @Nullable ObjectNode document,
            @Nullable @Size(max = QrToken.LONGEST) String qr,
            @Nullable Instant at,
            @Nullable Instant knownAt) {}

    /** The answer: verdict, its code 0 to 7, reasons step by step, and the licence without personal data. */
    public record VerificationView(
            Verdict verdict,
            int resultCode,
            Instant at,
            Instant knownAt,
            List<StepView> steps,
            @Nullable LicenceView licence) {
        static VerificationView of(Verified verified, When when, List<StepView> steps, LicenceTypeStore types) {
            return new VerificationView(
                    verified.verdict(),
                    ResultCode.of(verified).code(),
                    when.moment(),
                    when.knownAt(),
                    steps,
                    verified.licence()
                            .map(licence -> LicenceView.masked(
                                    licence, types.of(licence.identifier().type(), licence.typeRevision())))
                            .orElse(null));
        }
    }

    /** One step: passed, failed or skipped, with the stable code of its reason and the reason in the caller's language. */
    public record StepView(String step, String result, String code, String reason, List<String> details) {
        static StepView of(StepResult step, Language language) {
            return new StepView(
                    step.step().name(),
                    step.state().name().toLowerCase(Locale.ROOT),
                    step.reason().name(),
                    language == Language.EN ? step.reason().en() : step.reason().zh(),
                    step.details());
        }

        static StepView of(Finding finding, Language language) {
            Finding.Reason reason = finding.reason();
            String result =
                    switch (reason.weight()) {
                        case PASSED -> "passed";
                        case NOT_LOOKED_AT -> "skipped";
                        case DOUBT, FORGED, UNREADABLE -> "failed";
                    };
            return new StepView(
                    reason.step().name(),
                    result,
                    reason.name(),
                    language == Language.EN ? reason.en() : reason.zh(),
                    finding.details());
        }
    }
}
