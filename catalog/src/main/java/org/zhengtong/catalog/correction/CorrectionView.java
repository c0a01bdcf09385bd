// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.correction;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.correction.Correction.Status;
import org.zhengtong.catalog.timelimit.TimeLimitRules;

/**
 * A correction as its parties read it: values masked.
 *
 * @param caseRule what holds for the case meanwhile; absent once the correction is answered
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record CorrectionView(
        String id,
        Status status,
        int step,
        String resource,
        String providerOrganisation,
        String providerNode,
        String raiser,
        String home,
        String inHand,
        Doubt.Fault fault,
        Optional<String> field,
        String description,
        @Nullable DatumView datum,
        List<String> proofs,
        Optional<String> caseNumber,
        Instant raisedAt,
        Instant changedAt,
        Optional<String> remark,
        List<String> supplements,
        Optional<Status> outcome,
        Optional<Integer> rating,
        boolean disputed,
        Optional<LocalDate> dueOn,
        boolean overdue,
        int ageWorkingDays,
        @Nullable CaseRule caseRule) {

    /** The doubted datum without its values. */
    record DatumView(
            String exchangeId,
            Instant receivedAt,
            String item,
            String recordKeyMask,
            String seenMask,
            String seenDigest,
            String salt,
            String claimedMask) {

        static DatumView of(Datum datum) {
            return new DatumView(
                    datum.exchangeId(),
                    datum.receivedAt(),
                    datum.item(),
                    Datum.mask(datum.recordKey()),
                    datum.seenMask(),
                    datum.seenDigest(),
                    datum.salt(),
                    Datum.mask(datum.claimed()));
        }
    }

    /** What an office has to do with the case (国发〔2016〕51号, 疑义、错误信息快速校核机制). */
    record CaseRule(String zh, String en) {

        static final CaseRule GOES_ON = new CaseRule(
                "校核期间，办事人已提供合法有效证明材料的，受理单位应照常办理，不得拒绝、推诿或要求办事人办理信息更正手续（国发〔2016〕51号）。",
                "While this is checked and the applicant has given valid proof, the office carries on with the case: it may not"
                        + " refuse, delay, or send the applicant to have the data corrected (国发〔2016〕51号).");
    }

    static CorrectionView of(Correction correction, TimeLimitRules rules) {
        LocalDate until =
                correction.status() == Status.CLOSED ? day(correction.lastAct().at()) : rules.today();
        boolean open = correction.outcome().isEmpty() || correction.status() == Status.DISPUTED;
        Doubt doubt = correction.doubt();
        return new CorrectionView(
                correction.id(),
                correction.status(),
                correction.step(),
                correction.resource().value(),
                correction.providerOrganisation(),
                correction.providerNode(),
                correction.raiser(),
                correction.home(),
                correction.inHand(),
                doubt.fault(),
                doubt.field(),
                doubt.description(),
                doubt.datum().map(DatumView::of).orElse(null),
                doubt.proofs(),
                doubt.caseNumber(),
                correction.raisedAt(),
                correction.lastAct().at(),
                correction.remark(),
                correction.supplements(),
                correction.outcome(),
                correction.rating(),
                correction.disputed(),
                correction.dueOn(),
                correction.dueOn().filter(due -> due.isBefore(rules.today())).isPresent(),
                rules.calendar().between(day(correction.raisedAt()), until),
                open ? CaseRule.GOES_ON : null);
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(TimeLimitRules.LEGAL_DAYS).toLocalDate();
    }
}
