// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import static org.zhengtong.registry.verification.StepResult.failed;
import static org.zhengtong.registry.verification.StepResult.passed;
import static org.zhengtong.registry.verification.StepResult.skipped;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zhengtong.registry.stock.StockLicence;
import org.zhengtong.registry.verification.Findings.Certificate;
import org.zhengtong.registry.verification.StepResult.Reason;
import org.zhengtong.registry.verification.StepResult.State;
import org.zhengtong.registry.verification.StepResult.Step;
import org.zhengtong.registry.verification.Verification.Verified;
import org.zhengtong.schemas.licence.Verdict;

/**
 * What can be said of a licence taken in (归集证照): an end that its data tell of is believed, as is a period that is over. That it is
 * valid is never said, because nothing of it is signed; the trust level and what was odd about it stand beside.
 */
final class StockJudgement {

    private StockJudgement() {}

    static Verified of(StockLicence licence, LocalDate day) {
        return new Verified(
                verdict(licence, day),
                List.of(
                        passed(Step.IDENTIFIER, Reason.IDENTIFIER_SOUND),
                        new StepResult(Step.REGISTER, State.PASSED, Reason.TAKEN_IN, details(licence)),
                        skipped(Step.SIGNATURE, Reason.NOT_SIGNED_HERE),
                        skipped(Step.CERTIFICATE, Reason.NOT_SIGNED_HERE),
                        skipped(Step.CONTENT, Reason.NO_DOCUMENT),
                        status(licence),
                        period(licence, day) == Reason.WITHIN_PERIOD
                                ? passed(Step.VALIDITY, Reason.WITHIN_PERIOD)
                                : failed(
                                        Step.VALIDITY,
                                        period(licence, day),
                                        List.of(licence.validFrom() + "/" + licence.validTo())),
                        skipped(Step.SUPERSESSION, Reason.NOT_SIGNED_HERE)),
                Optional.empty(),
                Optional.of(licence.shown(false)),
                Optional.empty());
    }

    /** The same of a file that says to be this licence: a forged one is tampered with, a sound one makes the data no more certain. */
    static Verified of(StockLicence licence, PresentedFile file, Instant asOf, LocalDate day) {
        Verified data = of(licence, day);
        String fault = file.fault(false);
        return new Verified(
                fault == null ? data.verdict() : Verdict.TAMPERED,
                data.steps().stream()
                        .map(step -> switch (step.step()) {
                            case SIGNATURE, CERTIFICATE, CONTENT -> ofFile(step, licence, file, asOf);
                            case IDENTIFIER, REGISTER, REVOCATION, STATUS, VALIDITY, SUPERSESSION -> step;
                        })
                        .toList(),
                data.licence(),
                data.shown(),
                data.elsewhere());
    }

    private static StepResult ofFile(StepResult unsigned, StockLicence licence, PresentedFile file, Instant asOf) {
        String fault = file.fault(false);
        Certificate certificate = file.certificate(Optional.empty(), asOf);
        if (unsigned.step() == Step.CONTENT) {
            List<String> differences = file.differences(licence);
            return differences.isEmpty()
                    ? passed(Step.CONTENT, Reason.CONTENT_AS_TAKEN_IN)
                    : failed(Step.CONTENT, Reason.CONTENT_NOT_AS_TAKEN_IN, differences);
        }
        if (unsigned.step() == Step.SIGNATURE && fault != null) {
            return failed(Step.SIGNATURE, Reason.SIGNATURE_BROKEN, List.of(fault));
        }
        if (certificate == Certificate.NOT_LOOKED_AT) {
            return unsigned;
        }
        return unsigned.step() == Step.SIGNATURE
                ? passed(Step.SIGNATURE, Reason.SIGNATURE_HOLDS)
                : Judgement.certificate(certificate);
    }

    private static Verdict verdict(StockLicence licence, LocalDate day) {
        return switch (licence.status()) {
            case SUSPENDED -> Verdict.SUSPENDED;
            case CANCELLED -> Verdict.CANCELLED;
            case REVOKED, ANNULLED -> Verdict.REVOKED;
            case LAPSED -> Verdict.EXPIRED;
            case TRANSFERRED_OUT, OTHER -> Verdict.CANNOT_DETERMINE;
            case IN_FORCE ->
                switch (period(licence, day)) {
                    case BEFORE_PERIOD -> Verdict.NOT_YET_VALID;
                    case AFTER_PERIOD -> Verdict.EXPIRED;
                    default -> Verdict.CANNOT_DETERMINE;
                };
        };
    }

    private static StepResult status(StockLicence licence) {
        return new StepResult(
                Step.STATUS,
                verdict(licence, licence.validFrom()) == Verdict.CANNOT_DETERMINE ? State.SKIPPED : State.FAILED,
                Reason.STATE_AS_TAKEN_IN,
                List.of(licence.status().name()));
    }

    private static Reason period(StockLicence licence, LocalDate day) {
        if (day.isBefore(licence.validFrom())) {
            return Reason.BEFORE_PERIOD;
        }
        return day.isAfter(licence.validTo()) ? Reason.AFTER_PERIOD : Reason.WITHIN_PERIOD;
    }

    private static List<String> details(StockLicence licence) {
        List<String> details = new ArrayList<>(List.of("trust " + licence.trust()));
        details.addAll(licence.warnings());
        return details;
    }
}
