// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.demand;

import static org.zhengtong.catalog.demand.DemandProblem.DEMAND_UNKNOWN;
import static org.zhengtong.catalog.timelimit.TimeLimitKind.DEMAND;
import static org.zhengtong.catalog.timelimit.TimeLimitKind.DEMAND_CLAIM;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.PublicationConfig;
import org.zhengtong.catalog.demand.Demand.Duty;
import org.zhengtong.catalog.demand.Demand.Status;
import org.zhengtong.catalog.handover.Handover;
import org.zhengtong.catalog.timelimit.TimeLimitRules;
import org.zhengtong.catalog.timelimit.TimeLimits;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.outbox.Outbox;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.event.DemandAnswered;
import org.zhengtong.schemas.event.DemandAssigned;
import org.zhengtong.schemas.event.DemandSubmitted;
import org.zhengtong.schemas.event.EventSchemas;
import org.zhengtong.schemas.message.SharingMessageKind;

/** Enters the steps of demands (登记): the demand, its clock, audit, event and the word to other nodes are one transaction. */
@Singleton
class DemandRegister {

    private final DemandStore demands;
    private final TimeLimits limits;
    private final Handover handover;
    private final Outbox outbox;
    private final Audit audit;
    private final TimeLimitRules rules;
    private final PublicationConfig config;
    private final CatalogConfig node;

    DemandRegister(
            DemandStore demands,
            TimeLimits limits,
            Handover handover,
            Outbox outbox,
            Audit audit,
            TimeLimitRules rules,
            PublicationConfig config,
            CatalogConfig node) {
        this.demands = demands;
        this.limits = limits;
        this.handover = handover;
        this.outbox = outbox;
        this.audit = audit;
        this.rules = rules;
        this.config = config;
        this.node = node;
    }

    /** A demand this node has in hand, locked until the transaction ends. */
    Demand inHand(String id) {
        return demands.findForChange(id)
                .orElseThrow(() -> new ProblemException(DEMAND_UNKNOWN, "no demand " + id))
                .requireInHand(node.code());
    }

    /** A demand asked at this node, wherever it is in hand, locked until the transaction ends. */
    Demand atHome(String id) {
        return demands.findForChange(id)
                .orElseThrow(() -> new ProblemException(DEMAND_UNKNOWN, "no demand " + id))
                .requireAtHome(node.code());
    }

    /** Until when a demand that waits from today is to be claimed or assigned; the rules of an operator may not say. */
    Optional<LocalDate> claimDue() {
        return rules.sets(DEMAND_CLAIM, rules.today()) ? Optional.of(limits.due(DEMAND_CLAIM)) : Optional.empty();
    }

    /** Enters a step taken here. */
    Demand enter(Optional<Demand> before, Demand after) {
        return enter(before, after, node.code());
    }

    /** Enters a step taken at a node. */
    Demand enter(Optional<Demand> before, Demand after, String takenAt) {
        demands.put(after);
        before.ifPresent(demand -> stop(demand, day(after.lastAct().at())));
        start(after);
        audit.record(
                "demand." + after.status().name().toLowerCase(Locale.ROOT),
                after.id(),
                "step " + after.step() + " at node " + takenAt + ", in hand at " + after.inHand());
        event(after).ifPresent(event -> outbox.publish(EventSchemas.topic(event.getClass()), after.id(), event));
        handover.tell(SharingMessageKind.DEMAND, before, after, takenAt);
        return after;
    }

    /**
     * A clock runs where the next step is due: that of whoever has the duty, each assignment its own; before there is one, that of the
     * organisation in charge of the catalogue, which sees to it that somebody takes it.
     */
    private void start(Demand demand) {
        if (!demand.inHand().equals(node.code())) {
            return;
        }
        LocalDate since = day(demand.lastAct().at());
        if (demand.status() == Status.ASSIGNED) {
            Duty duty = demand.duty().orElseThrow();
            limits.open(DEMAND, subject(demand), duty.organisation(), Optional.of(demand.asker()), day(duty.since()));
        } else if (demand.status() == Status.SUBMITTED && rules.sets(DEMAND_CLAIM, since)) {
            String inCharge = config.reviewingOrganisation().orElse(node.code());
            limits.open(DEMAND_CLAIM, subject(demand), inCharge, Optional.of(demand.asker()), since);
        }
    }

    private void stop(Demand demand, LocalDate day) {
        Stream.of(DEMAND, DEMAND_CLAIM)
                .filter(kind -> limits.find(kind, subject(demand)).isPresent())
                .forEach(kind -> limits.close(kind, subject(demand), day));
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, TimeLimitRules.LEGAL_DAYS);
    }

    private static String subject(Demand demand) {
        return demand.id() + "." + demand.step();
    }

    private static Optional<SpecificRecord> event(Demand demand) {
        return switch (demand.status()) {
            case SUBMITTED -> demand.remark().isPresent() ? Optional.empty() : Optional.of(submitted(demand));
            case ASSIGNED -> Optional.of(assigned(demand));
            case LINKED, PROMISED, REFUSED -> Optional.of(answered(demand));
            case DRAFT, DISPUTED, CLOSED -> Optional.empty();
        };
    }

    private static SpecificRecord submitted(Demand demand) {
        return DemandSubmitted.newBuilder()
                .setDemandId(demand.id())
                .setName(demand.need().name())
                .setAskerNode(demand.home())
                .setAskerOrganisation(demand.asker())
                .setExpectedProvider(demand.need().expectedProvider())
                .setServiceItem(demand.need().serviceItem())
                .setSubmittedAt(demand.lastAct().at().truncatedTo(ChronoUnit.MILLIS))
                .build();
    }

    private static SpecificRecord assigned(Demand demand) {
        Duty duty = demand.duty().orElseThrow();
        return DemandAssigned.newBuilder()
                .setDemandId(demand.id())
                .setOrganisation(duty.organisation())
                .setNode(duty.node())
                .setClaimed(duty.claimed())
                .setDueOn(demand.dueOn().orElseThrow())
                .setAssignedAt(duty.since().truncatedTo(ChronoUnit.MILLIS))
                .build();
    }

    private static SpecificRecord answered(Demand demand) {
        Answer answer = demand.answer().orElseThrow();
        return DemandAnswered.newBuilder()
                .setDemandId(demand.id())
                .setOrganisation(demand.duty().orElseThrow().organisation())
                .setOutcome(answer.outcome().name())
                .setResource(answer.resource().map(ResourceCode::value).orElse(null))
                .setGround(answer.ground().map(Enum::name).orElse(null))
                .setAnsweredAt(demand.lastAct().at().truncatedTo(ChronoUnit.MILLIS))
                .build();
    }
}
