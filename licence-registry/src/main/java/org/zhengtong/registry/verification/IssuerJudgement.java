// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import static org.zhengtong.registry.verification.StepResult.failed;
import static org.zhengtong.registry.verification.StepResult.passed;
import static org.zhengtong.registry.verification.StepResult.skipped;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.zhengtong.registry.issuers.IssuerAnswer;
import org.zhengtong.registry.reading.Shown;
import org.zhengtong.registry.register.Origin;
import org.zhengtong.registry.verification.StepResult.Reason;
import org.zhengtong.registry.verification.StepResult.State;
import org.zhengtong.registry.verification.StepResult.Step;
import org.zhengtong.registry.verification.Verification.Verified;
import org.zhengtong.schemas.licence.Verdict;

/**
 * What the answer of an issuer's registry makes of a licence that is not kept here (颁发机构核验结论). Its verdict is taken over when it is
 * proven; that the licence is valid only where it was issued there, and nothing was shown here that may differ from it.
 */
final class IssuerJudgement {

    private static final Map<Verdict, StepResult> ENDS = Map.of(
            Verdict.SUSPENDED, failed(Step.STATUS, Reason.SUSPENDED, List.of()),
            Verdict.CANCELLED, failed(Step.STATUS, Reason.CANCELLED, List.of()),
            Verdict.REVOKED, failed(Step.STATUS, Reason.REVOKED, List.of()),
            Verdict.NOT_YET_VALID, failed(Step.VALIDITY, Reason.BEFORE_PERIOD, List.of()),
            Verdict.EXPIRED, failed(Step.VALIDITY, Reason.AFTER_PERIOD, List.of()),
            Verdict.SUPERSEDED, failed(Step.SUPERSESSION, Reason.SUPERSEDED, List.of()));

    private IssuerJudgement() {}

    /** The registry answers for today alone. */
    static Verified notAsked(Verified here) {
        return undetermined(here, failed(Step.REGISTER, Reason.ISSUER_KNOWS_ONLY_NOW, List.of()));
    }

    static Verified of(Verified here, Elsewhere licence, IssuerAnswer answer) {
        return switch (answer.outcome()) {
            case TOLD -> told(here, licence, answer);
            case NOT_FOUND -> undetermined(here, failed(Step.REGISTER, Reason.NOT_IN_REGISTER, answer.details()));
            case REFUSED -> undetermined(here, failed(Step.REGISTER, Reason.ISSUER_REFUSED, answer.details()));
            case SILENT -> undetermined(here, failed(Step.REGISTER, Reason.ISSUER_SILENT, answer.details()));
            case UNPROVEN -> undetermined(here, failed(Step.REGISTER, Reason.ISSUER_UNPROVEN, answer.details()));
        };
    }

    private static Verified undetermined(Verified here, StepResult register) {
        return new Verified(
                Verdict.CANNOT_DETERMINE,
                here.steps().stream()
                        .map(step -> step.step() == Step.REGISTER ? register : step)
                        .toList(),
                here.licence(),
                here.shown(),
                here.elsewhere());
    }

    /** Every licence counts as one of another holder: whose it is was not asked. */
    private static Verified told(Verified here, Elsewhere licence, IssuerAnswer answer) {
        boolean issued = Origin.ISSUED.name().equals(answer.origin());
        Verdict said = Objects.requireNonNull(answer.verdict());
        Verdict state = said == Verdict.VALID && !issued ? Verdict.CANNOT_DETERMINE : said;
        String identifier = licence.identifier().value();
        return new Verified(
                state == Verdict.VALID && licence.shown() ? Verdict.CANNOT_DETERMINE : state,
                here.steps().stream()
                        .map(step -> switch (step.step()) {
                            case REGISTER -> register(issued, answer);
                            case CONTENT -> licence.shown() ? skipped(Step.CONTENT, Reason.CONTENT_NOT_COMPARED) : step;
                            case STATUS -> state(Step.STATUS, Reason.IN_FORCE, state);
                            case VALIDITY -> state(Step.VALIDITY, Reason.WITHIN_PERIOD, state);
                            case SUPERSESSION -> state(Step.SUPERSESSION, Reason.NOT_SUPERSEDED, state);
                            case IDENTIFIER, SIGNATURE, CERTIFICATE, REVOCATION -> step;
                        })
                        .toList(),
                here.licence(),
                Optional.of(new Shown(identifier, identifier, List.of())),
                here.elsewhere());
    }

    private static StepResult register(boolean issued, IssuerAnswer answer) {
        return new StepResult(
                Step.REGISTER, State.PASSED, issued ? Reason.ISSUER_TELLS : Reason.ISSUER_TOOK_IN, answer.details());
    }

    /** A verdict names one step that ends a licence; of the others nothing is known unless it is valid. */
    private static StepResult state(Step step, Reason held, Verdict state) {
        if (state == Verdict.VALID) {
            return passed(step, held);
        }
        StepResult end = ENDS.get(state);
        return end != null && end.step() == step ? end : skipped(step, Reason.ISSUER_TELLS);
    }
}
