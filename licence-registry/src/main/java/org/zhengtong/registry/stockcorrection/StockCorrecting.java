// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.stockcorrection;

import static org.zhengtong.registry.stock.StockProblem.STOCK_LICENCE_UNKNOWN;
import static org.zhengtong.registry.stockcorrection.StockCorrectionProblem.STOCK_CORRECTION_ANSWERED;
import static org.zhengtong.registry.stockcorrection.StockCorrectionProblem.STOCK_CORRECTION_NOT_YOURS;
import static org.zhengtong.registry.stockcorrection.StockCorrectionProblem.STOCK_CORRECTION_UNKNOWN;
import static org.zhengtong.registry.stockcorrection.StockCorrectionProblem.STOCK_NOT_HANDED_IN_AGAIN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.clock.Uuid7;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.stock.StockKeepers;
import org.zhengtong.registry.stock.StockKeepers.Hand;
import org.zhengtong.registry.stock.StockStore;
import org.zhengtong.registry.stock.StockStore.Kept;
import org.zhengtong.registry.stockcorrection.StockCorrection.Verdict;
import org.zhengtong.schemas.code.LicenceIdentifier;

/** Raises and answers corrections of stock licences (提出与答复纠错). */
@ApplicationScoped
class StockCorrecting {

    private final StockCorrectionStore corrections;
    private final StockStore stock;
    private final StockKeepers keepers;
    private final StockCorrectionConfig config;
    private final Audit audit;
    private final Clock clock;

    StockCorrecting(
            StockCorrectionStore corrections,
            StockStore stock,
            StockKeepers keepers,
            StockCorrectionConfig config,
            Audit audit,
            Clock clock) {
        this.corrections = corrections;
        this.stock = stock;
        this.keepers = keepers;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
    }

    /** Starts the clock (纠错时限) of the authority. */
    @Transactional
    StockCorrection raise(String identifier, String item, String doubt, Caller raiser) {
        Kept kept = existing(identifier.toUpperCase(Locale.ROOT));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        StockCorrection raised = new StockCorrection(
                Uuid7.next(clock),
                kept.licence().identifier().value(),
                kept.revision(),
                item,
                doubt,
                raiser.name(),
                raiser.organisation(),
                now,
                now.plus(config.answerWithin()),
                null,
                null,
                null);
        corrections.insert(raised);
        audit.record("stock-correction.raised", raised.id(), raised.identifier() + " " + item);
        return raised;
    }

    /** Answers it once; CORRECTED only after the licence was handed in again with other data. */
    @Transactional
    StockCorrection answer(String id, Verdict verdict, String answer, Caller officer) {
        StockCorrection raised = corrections
                .lock(id)
                .orElseThrow(() -> new ProblemException(STOCK_CORRECTION_UNKNOWN, "no correction " + id));
        Kept kept = existing(raised.identifier());
        if (!mayAnswer(raised, officer)) {
            throw new ProblemException(
                    STOCK_CORRECTION_NOT_YOURS,
                    officer.organisation() + " may not act for "
                            + kept.licence().issuer());
        }
        if (raised.verdict() != null) {
            throw new ProblemException(STOCK_CORRECTION_ANSWERED, id + " was answered: " + raised.verdict());
        }
        if (verdict == Verdict.CORRECTED && unchanged(raised, kept)) {
            throw new ProblemException(
                    STOCK_NOT_HANDED_IN_AGAIN, "revision " + kept.revision() + " stands; hand the licence in first");
        }
        corrections.answer(id, verdict, answer, officer.name(), clock.instant());
        audit.record("stock-correction.answered", id, verdict.name());
        return corrections.lock(id).orElseThrow();
    }

    private static boolean unchanged(StockCorrection raised, Kept kept) {
        return kept.licence().identifier().value().equals(raised.identifier()) && kept.revision() == raised.revision();
    }

    private Kept existing(String identifier) {
        return stock.find(identifier)
                .orElseThrow(() -> new ProblemException(STOCK_LICENCE_UNKNOWN, "no stock licence " + identifier));
    }

    /** Whether the officer may see what an issuer has to answer: of a division, the corrections {@link #answerable} leaves. */
    boolean mayAnswerFor(String issuer, Caller officer) {
        return keepers.issuers(officer.organisation()).test(issuer);
    }

    /** Whether the officer answers for the licence. */
    boolean mayAnswer(StockCorrection raised, Caller officer) {
        return keepers.actsFor(existing(raised.identifier()).licence().identifier(), officer.organisation());
    }

    /** Of corrections of an issuer the officer may hand in for, those of licences the officer answers for. */
    List<StockCorrection> answerable(List<StockCorrection> raised, Caller officer) {
        Function<StockCorrection, LicenceIdentifier> licence = one -> new LicenceIdentifier(one.identifier());
        Function<LicenceIdentifier, Hand> hands =
                keepers.hands(raised.stream().map(licence).toList(), officer.organisation());
        return raised.stream()
                .filter(one -> licence.andThen(hands).apply(one) == Hand.OWN)
                .toList();
    }
}
