// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.correction;

import static org.zhengtong.catalog.correction.CorrectionProblem.CORRECTION_UNKNOWN;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.correction.Correction.Status;
import org.zhengtong.catalog.handover.Handover;
import org.zhengtong.catalog.timelimit.TimeLimit;
import org.zhengtong.catalog.timelimit.TimeLimitKind;
import org.zhengtong.catalog.timelimit.TimeLimitRules;
import org.zhengtong.catalog.timelimit.TimeLimits;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.outbox.Outbox;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.event.CorrectionAnswered;
import org.zhengtong.schemas.event.CorrectionRaised;
import org.zhengtong.schemas.event.EventSchemas;
import org.zhengtong.schemas.message.SharingMessageKind;

/** Enters the steps of corrections (登记): the correction, its clock, audit, event and the word to other nodes are one transaction. */
@Singleton
class CorrectionRegister {

    private final CorrectionStore corrections;
    private final TimeLimits limits;
    private final Handover handover;
    private final Outbox outbox;
    private final Audit audit;
    private final CatalogConfig node;

    CorrectionRegister(
            CorrectionStore corrections,
            TimeLimits limits,
            Handover handover,
            Outbox outbox,
            Audit audit,
            CatalogConfig node) {
        this.corrections = corrections;
        this.limits = limits;
        this.handover = handover;
        this.outbox = outbox;
        this.audit = audit;
        this.node = node;
    }

    /** A correction this node has in hand, locked until the transaction ends. */
    Correction inHand(String id) {
        return corrections
                .findForChange(id)
                .orElseThrow(() -> new ProblemException(CORRECTION_UNKNOWN, "no correction " + id))
                .requireInHand(node.code());
    }

    /** Enters a step taken here. */
    Correction enter(Optional<Correction> before, Correction after) {
        return enter(before, after, node.code());
    }

    /** Enters a step taken at a node. Where the provider's clock tells another last day than the step does, that is a step too. */
    Correction enter(Optional<Correction> before, Correction after, String takenAt) {
        corrections.put(after);
        audit.record(
                "correction." + after.status().name().toLowerCase(Locale.ROOT),
                after.id(),
                "step " + after.step() + " at node " + takenAt + ", in hand at " + after.inHand());
        event(after)
                .ifPresent(event -> outbox.publish(
                        EventSchemas.topic(event.getClass()), after.resource().value(), event));
        handover.tell(SharingMessageKind.CORRECTION, before, after, takenAt);
        return clock(before, after)
                .filter(day -> !after.dueOn().equals(Optional.of(day)))
                .map(day -> enter(Optional.of(after), after.due(day, after.remark(), after.lastAct())))
                .orElse(after);
    }

    /** The clock runs at the provider's node; the last day, while it runs. */
    private Optional<LocalDate> clock(Optional<Correction> before, Correction after) {
        if (!after.providerNode().equals(node.code())) {
            return Optional.empty();
        }
        return switch (after.status()) {
            case RAISED -> Optional.of(running(before, after).dueOn());
            case MORE_NEEDED -> {
                limits.pause(TimeLimitKind.CORRECTION, subject(after));
                yield Optional.empty();
            }
            case CORRECTED, UNFOUNDED -> {
                limits.close(TimeLimitKind.CORRECTION, subject(after));
                yield Optional.empty();
            }
            case DISPUTED, CLOSED -> Optional.empty();
        };
    }

    private TimeLimit running(Optional<Correction> before, Correction after) {
        return before.filter(paused -> paused.status() == Status.MORE_NEEDED).isPresent()
                ? limits.resume(TimeLimitKind.CORRECTION, subject(after))
                : limits.open(
                        TimeLimitKind.CORRECTION,
                        subject(after),
                        after.providerOrganisation(),
                        Optional.of(after.raiser()),
                        after.lastAct().at().atZone(TimeLimitRules.LEGAL_DAYS).toLocalDate());
    }

    /** A correction that comes back from above has a clock of its own. */
    static String subject(Correction correction) {
        return correction.disputed() ? correction.id() + ".2" : correction.id();
    }

    private static Optional<SpecificRecord> event(Correction correction) {
        return switch (correction.status()) {
            case RAISED -> correction.step() == 1 ? Optional.of(raised(correction)) : Optional.empty();
            case CORRECTED, UNFOUNDED -> Optional.of(answered(correction));
            case MORE_NEEDED, DISPUTED, CLOSED -> Optional.empty();
        };
    }

    private static SpecificRecord raised(Correction correction) {
        return CorrectionRaised.newBuilder()
                .setCorrectionId(correction.id())
                .setResource(correction.resource().value())
                .setFault(correction.doubt().fault().name())
                .setRaiserNode(correction.home())
                .setRaiserOrganisation(correction.raiser())
                .setProviderNode(correction.providerNode())
                .setProviderOrganisation(correction.providerOrganisation())
                .setCaseNumber(correction.doubt().caseNumber().orElse(null))
                .setRaisedAt(correction.raisedAt().truncatedTo(ChronoUnit.MILLIS))
                .build();
    }

    private static SpecificRecord answered(Correction correction) {
        return CorrectionAnswered.newBuilder()
                .setCorrectionId(correction.id())
                .setResource(correction.resource().value())
                .setProviderOrganisation(correction.providerOrganisation())
                .setOutcome(correction.status().name())
                .setAnsweredAt(correction.lastAct().at().truncatedTo(ChronoUnit.MILLIS))
                .build();
    }
}
