// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import static org.zhengtong.registry.verification.StepResult.failed;
import static org.zhengtong.registry.verification.StepResult.passed;
import static org.zhengtong.registry.verification.StepResult.skipped;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zhengtong.registry.register.Licence.Status;
import org.zhengtong.registry.verification.Findings.Certificate;
import org.zhengtong.registry.verification.Findings.Register;
import org.zhengtong.registry.verification.StepResult.Reason;
import org.zhengtong.registry.verification.StepResult.Step;
import org.zhengtong.schemas.licence.Verdict;
import org.zhengtong.schemas.seal.SealTrust.Revocation.State;

/** The verdict on a licence and what each step contributed. Pure: the same findings always give the same judgement. */
record Judgement(Verdict verdict, List<StepResult> steps) {

    /** Judges the findings. Doubt about the issuer or the register never becomes a valid licence. */
    static Judgement of(Findings findings) {
        List<StepResult> steps = new ArrayList<>(List.of(
                identifier(findings), register(findings), signature(findings), certificate(findings.certificate())));
        revocation(findings).ifPresent(steps::add);
        steps.addAll(List.of(content(findings), status(findings), validity(findings), supersession(findings)));
        return new Judgement(verdict(findings), List.copyOf(steps));
    }

    /** Forgery weighs most, then what cannot be known, then what the register says, then the dates. */
    private static Verdict verdict(Findings findings) {
        if (forged(findings)) {
            return Verdict.TAMPERED;
        }
        if (findings.register() != Register.KNOWN || !findings.certificate().trusted()) {
            return Verdict.CANNOT_DETERMINE;
        }
        if (findings.revocation() == State.REVOKED || findings.revocation() == State.REQUIRED) {
            return Verdict.CANNOT_DETERMINE;
        }
        Status status = findings.status();
        if (status == null) {
            return Verdict.NOT_YET_VALID;
        }
        return switch (status) {
            case REVOKED, ANNULLED -> Verdict.REVOKED;
            case CANCELLED, TRANSFERRED_OUT -> Verdict.CANCELLED;
            case SUPERSEDED -> Verdict.SUPERSEDED;
            case SUSPENDED -> Verdict.SUSPENDED;
            case IN_FORCE ->
                switch (period(findings)) {
                    case BEFORE_PERIOD -> Verdict.NOT_YET_VALID;
                    case AFTER_PERIOD -> Verdict.EXPIRED;
                    default -> Verdict.VALID;
                };
        };
    }

    private static boolean forged(Findings findings) {
        return findings.identifierFault() != null
                || findings.signatureFault() != null
                || !findings.differences().isEmpty()
                || (findings.document() && findings.certificate() == Certificate.NOT_THE_ISSUERS)
                || (findings.document() && findings.register() == Register.UNKNOWN_LICENCE);
    }

    private static StepResult identifier(Findings findings) {
        String fault = findings.identifierFault();
        if (findings.register() == Register.NO_IDENTIFIER) {
            return skipped(Step.IDENTIFIER, Reason.NO_IDENTIFIER);
        }
        if (findings.register() == Register.UNREADABLE) {
            return failed(Step.IDENTIFIER, Reason.UNREADABLE, List.of());
        }
        if (findings.register() == Register.FOREIGN_IDENTIFIER) {
            return failed(Step.IDENTIFIER, Reason.IDENTIFIER_FOREIGN, List.of());
        }
        return fault == null
                ? passed(Step.IDENTIFIER, Reason.IDENTIFIER_SOUND)
                : failed(Step.IDENTIFIER, Reason.IDENTIFIER_UNSOUND, List.of(fault));
    }

    private static StepResult register(Findings findings) {
        if (findings.identifierFault() != null) {
            return skipped(Step.REGISTER, Reason.NOT_REACHED);
        }
        return switch (findings.register()) {
            case KNOWN -> passed(Step.REGISTER, Reason.IN_REGISTER);
            case UNKNOWN_LICENCE, PERHAPS_ELSEWHERE -> failed(Step.REGISTER, Reason.NOT_IN_REGISTER, List.of());
            case UNKNOWN_ISSUER -> failed(Step.REGISTER, Reason.ISSUER_NOT_HERE, List.of());
            case FOREIGN_IDENTIFIER, NO_IDENTIFIER, UNREADABLE -> skipped(Step.REGISTER, Reason.NOT_REACHED);
        };
    }

    private static StepResult signature(Findings findings) {
        String fault = findings.signatureFault();
        if (fault != null) {
            return failed(Step.SIGNATURE, Reason.SIGNATURE_BROKEN, List.of(fault));
        }
        if (findings.document() && findings.certificate() == Certificate.NOT_LOOKED_AT) {
            return skipped(Step.SIGNATURE, Reason.NOT_REACHED);
        }
        return findings.document() || findings.register() == Register.KNOWN
                ? passed(Step.SIGNATURE, Reason.SIGNATURE_HOLDS)
                : skipped(Step.SIGNATURE, Reason.NO_DOCUMENT);
    }

    /** What the signer's certificate contributes. */
    static StepResult certificate(Certificate certificate) {
        return switch (certificate) {
            case TRUSTED -> passed(Step.CERTIFICATE, Reason.CERTIFICATE_TRUSTED);
            case TRUSTED_BY_TIME_STAMP -> passed(Step.CERTIFICATE, Reason.CERTIFICATE_TRUSTED_BY_TIME_STAMP);
            case NOT_PROVEN -> failed(Step.CERTIFICATE, Reason.CERTIFICATE_EXPIRED_UNPROVEN, List.of());
            case NOT_THE_ISSUERS -> failed(Step.CERTIFICATE, Reason.CERTIFICATE_NOT_THE_ISSUERS, List.of());
            case NOT_TRUSTED -> failed(Step.CERTIFICATE, Reason.CERTIFICATE_NOT_TRUSTED, List.of());
            case NOT_VALID_THEN -> failed(Step.CERTIFICATE, Reason.CERTIFICATE_NOT_VALID_THEN, List.of());
            case NOT_LOOKED_AT -> skipped(Step.CERTIFICATE, Reason.NOT_REACHED);
        };
    }

    private static Optional<StepResult> revocation(Findings findings) {
        State revocation = findings.revocation();
        if (revocation == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (revocation) {
                    case GOOD -> passed(Step.REVOCATION, Reason.CERTIFICATE_NOT_REVOKED);
                    case REVOKED -> failed(Step.REVOCATION, Reason.CERTIFICATE_REVOKED, List.of());
                    case UNKNOWN -> skipped(Step.REVOCATION, Reason.NO_REVOCATION_SOURCE);
                    case STALE -> skipped(Step.REVOCATION, Reason.REVOCATION_LIST_STALE);
                    case REQUIRED -> failed(Step.REVOCATION, Reason.REVOCATION_LIST_REQUIRED, List.of());
                });
    }

    private static StepResult content(Findings findings) {
        if (!findings.document()) {
            return skipped(Step.CONTENT, Reason.NO_DOCUMENT);
        }
        if (findings.register() != Register.KNOWN) {
            return skipped(Step.CONTENT, Reason.NOT_REACHED);
        }
        return findings.differences().isEmpty()
                ? passed(Step.CONTENT, Reason.CONTENT_AS_REGISTERED)
                : failed(Step.CONTENT, Reason.CONTENT_DIFFERS, findings.differences());
    }

    private static StepResult status(Findings findings) {
        Status status = findings.status();
        if (findings.register() != Register.KNOWN) {
            return skipped(Step.STATUS, Reason.NOT_REACHED);
        }
        if (status == null) {
            return failed(Step.STATUS, Reason.NOT_ISSUED_THEN, List.of());
        }
        return switch (status) {
            case IN_FORCE, SUPERSEDED -> passed(Step.STATUS, Reason.IN_FORCE);
            case SUSPENDED -> failed(Step.STATUS, Reason.SUSPENDED, List.of());
            case CANCELLED -> failed(Step.STATUS, Reason.CANCELLED, List.of());
            case REVOKED -> failed(Step.STATUS, Reason.REVOKED, List.of());
            case ANNULLED -> failed(Step.STATUS, Reason.ANNULLED, List.of());
            case TRANSFERRED_OUT -> failed(Step.STATUS, Reason.TRANSFERRED_OUT, List.of());
        };
    }

    private static StepResult validity(Findings findings) {
        if (findings.register() != Register.KNOWN) {
            return skipped(Step.VALIDITY, Reason.NOT_REACHED);
        }
        Reason period = period(findings);
        return period == Reason.WITHIN_PERIOD
                ? passed(Step.VALIDITY, period)
                : failed(Step.VALIDITY, period, List.of(findings.validFrom() + "/" + findings.validTo()));
    }

    private static StepResult supersession(Findings findings) {
        if (findings.register() != Register.KNOWN) {
            return skipped(Step.SUPERSESSION, Reason.NOT_REACHED);
        }
        String successor = findings.successor();
        return findings.status() == Status.SUPERSEDED
                ? failed(Step.SUPERSESSION, Reason.SUPERSEDED, successor == null ? List.of() : List.of(successor))
                : passed(Step.SUPERSESSION, Reason.NOT_SUPERSEDED);
    }

    private static Reason period(Findings findings) {
        var from = findings.validFrom();
        var to = findings.validTo();
        if (from != null && findings.day().isBefore(from)) {
            return Reason.BEFORE_PERIOD;
        }
        if (to != null && findings.day().isAfter(to)) {
            return Reason.AFTER_PERIOD;
        }
        return Reason.WITHIN_PERIOD;
    }
}
