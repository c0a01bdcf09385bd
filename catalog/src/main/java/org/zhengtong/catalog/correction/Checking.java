// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.correction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.correction.Correction.Act;
import org.zhengtong.catalog.correction.Correction.Status;
import org.zhengtong.catalog.correction.ExchangeEvidence.Recipient;
import org.zhengtong.catalog.notice.Notice;
import org.zhengtong.catalog.notice.Notices;
import org.zhengtong.catalog.publication.UpdateClock;
import org.zhengtong.catalog.timelimit.TimeLimitKind;
import org.zhengtong.catalog.timelimit.TimeLimitRules;
import org.zhengtong.catalog.timelimit.TimeLimits;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.signin.Caller;

/** The provider's steps (数源部门校核), and the ruling of the level above. */
@ApplicationScoped
class Checking {

    /** How far back recipients are looked for when the provider does not say since when the datum was wrong. */
    private static final Duration LOOK_BACK = Duration.ofDays(365);

    private final CorrectionRegister register;
    private final ExchangeEvidence evidence;
    private final Notices notices;
    private final TimeLimits limits;
    private final UpdateClock updates;
    private final Audit audit;
    private final Clock clock;

    Checking(
            CorrectionRegister register,
            ExchangeEvidence evidence,
            Notices notices,
            TimeLimits limits,
            UpdateClock updates,
            Audit audit,
            Clock clock) {
        this.register = register;
        this.evidence = evidence;
        this.notices = notices;
        this.limits = limits;
        this.updates = updates;
        this.audit = audit;
        this.clock = clock;
    }

    /** The clock goes on longer, once, as far as the rule allows. */
    @Transactional
    Correction extend(String id, OptionalInt workingDays, String reason, Caller officer) {
        return step(id, officer, correction -> {
            LocalDate due = limits.extend(
                            TimeLimitKind.CORRECTION, CorrectionRegister.subject(correction), workingDays, reason)
                    .dueOn();
            return correction.due(due, Optional.of(reason), by(officer));
        });
    }

    @Transactional
    Correction askForMore(String id, String what, Caller officer) {
        return step(id, officer, correction -> correction.moreNeeded(what, by(officer)));
    }

    @Transactional
    Correction reject(String id, String reason, Caller officer) {
        return step(id, officer, correction -> correction.answered(Status.UNFOUNDED, reason, by(officer)));
    }

    /**
     * Corrected: (1) the raiser hears of it, (2) so does every organisation that may have received the datum; (3) where the entry was
     * wrong, the time to publish it corrected begins.
     */
    @Transactional
    Correction correct(String id, String changed, @Nullable LocalDate wrongSince, Caller officer) {
        Correction corrected =
                step(id, officer, correction -> correction.answered(Status.CORRECTED, changed, by(officer)));
        Instant since = wrongSince == null
                ? corrected.raisedAt().minus(LOOK_BACK)
                : wrongSince.atStartOfDay(TimeLimitRules.LEGAL_DAYS).toInstant();
        if (corrected.doubt().datum().isEmpty()) {
            updates.foundWrong(
                    corrected.resource(),
                    corrected.raisedAt(),
                    corrected.raiser(),
                    corrected.lastAct().at());
        }
        corrected.doubt().datum().ifPresent(datum -> evidence.recipients(corrected.resource(), since).stream()
                .filter(recipient -> !recipient.organisation().equals(corrected.raiser()))
                .forEach(recipient -> notices.issue(notice(corrected, datum, changed, recipient))));
        return corrected;
    }

    private static Notice notice(Correction corrected, Datum datum, String changed, Recipient recipient) {
        return new Notice(
                corrected.id(),
                recipient.organisation(),
                recipient.node(),
                corrected.providerNode(),
                corrected.providerOrganisation(),
                corrected.resource(),
                datum.item(),
                Datum.mask(datum.recordKey()),
                datum.salt(),
                datum.recordKeyDigest(),
                changed,
                corrected.lastAct().at(),
                recipient.answers(),
                recipient.last(),
                Optional.empty());
    }

    /** The full values, for the provider's officer alone; that they were read is on record. */
    @Transactional
    Optional<Datum> values(String id, Caller officer) {
        Correction correction = register.inHand(id).requireProvider(officer.organisation());
        audit.record("correction.values-read", id, "record key and claimed value");
        return correction.doubt().datum();
    }

    /** 协调: the administrator of the level above has the last word. */
    @Transactional
    Correction settle(String id, boolean upheld, String ruling, Caller administrator) {
        Correction correction = register.inHand(id);
        LocalDate due = limits.due(TimeLimitKind.CORRECTION);
        return register.enter(Optional.of(correction), correction.settled(upheld, ruling, due, by(administrator)));
    }

    private Correction step(String id, Caller officer, UnaryOperator<Correction> move) {
        Correction correction = register.inHand(id).requireProvider(officer.organisation());
        return register.enter(Optional.of(correction), move.apply(correction));
    }

    private Act by(Caller officer) {
        return new Act(officer.organisation(), clock.instant());
    }
}
