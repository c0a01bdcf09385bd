// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.demand;

import static org.zhengtong.catalog.demand.DemandProblem.DEMAND_AT_ANOTHER_NODE;
import static org.zhengtong.catalog.demand.DemandProblem.DEMAND_DISPUTED_BEFORE;
import static org.zhengtong.catalog.demand.DemandProblem.DEMAND_OF_ANOTHER_ORGANISATION;
import static org.zhengtong.catalog.demand.DemandProblem.DEMAND_STEP_OUT_OF_TURN;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhengtong.catalog.handover.Matter;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.code.ResourceCode;

/**
 * A demand (需求) and where it stands. Each move is a step; only the node that has it in hand takes one.
 *
 * @param home the asker's node
 * @param asker organisation that needs the data
 * @param remark why the last step was taken, where a reason is due
 * @param duty who has to answer, once claimed or assigned
 * @param disputed whether it went up once
 * @param lastAct of the last step
 * @param dueOn last day of what is to be done next, where there is one
 */
public record Demand(
        String id,
        Need need,
        String home,
        String asker,
        String askedBy,
        Status status,
        int step,
        String inHand,
        Optional<Duty> duty,
        Optional<Answer> answer,
        Optional<String> remark,
        boolean disputed,
        Optional<Instant> submittedAt,
        Act lastAct,
        Optional<LocalDate> dueOn)
        implements Matter {

    private static final Set<Status> OPEN = EnumSet.complementOf(EnumSet.of(Status.CLOSED));

    /** Where a demand stands. */
    public enum Status {
        /** 草稿. */
        DRAFT,
        /** 已提交，待认领或指派. */
        SUBMITTED,
        /** 已认领或指派，待答复. */
        ASSIGNED,
        /** 已关联目录，待验收. */
        LINKED,
        /** 承诺编目. */
        PROMISED,
        /** 不予满足. */
        REFUSED,
        /** 提请协调. */
        DISPUTED,
        /** 已关闭. */
        CLOSED
    }

    /**
     * Who has to answer (责任).
     *
     * @param claimed by the organisation itself (认领), not assigned to it (指派)
     */
    public record Duty(String organisation, String node, boolean claimed, Instant since) {}

    /** Who took a step, and when. */
    public record Act(String organisation, Instant at) {}

    static Demand draft(String id, Need need, String home, String asker, String askedBy, Act act) {
        return new Demand(
                id,
                need,
                home,
                asker,
                askedBy,
                Status.DRAFT,
                1,
                home,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                act,
                Optional.empty());
    }

    @Override
    public Set<String> parties() {
        return Stream.concat(Stream.of(home, inHand), duty.map(Duty::node).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String unchanging() {
        return String.join("|", asker, askedBy, need.toString());
    }

    /** What may change before it is submitted. */
    Demand changed(Need other, Act act) {
        requireStatus(Status.DRAFT);
        return new Demand(
                id,
                other,
                home,
                asker,
                askedBy,
                status,
                step + 1,
                inHand,
                duty,
                answer,
                remark,
                disputed,
                submittedAt,
                act,
                dueOn);
    }

    /**
     * @param node where it is claimed or assigned first
     * @param due until when, where the rules say so
     */
    Demand submitted(String node, Optional<LocalDate> due, Act act) {
        requireStatus(Status.DRAFT);
        return next(Status.SUBMITTED, node, Optional.empty(), Optional.empty(), Optional.empty(), act, due);
    }

    /** Claimed, or assigned; what was assigned wrongly may be assigned again, but the clock of who has it already runs on. */
    Demand given(Duty to, LocalDate due, Act act) {
        requireStatus(to.claimed() ? Set.of(Status.SUBMITTED) : Set.of(Status.SUBMITTED, Status.ASSIGNED));
        Optional<Duty> before = duty.filter(had -> had.organisation().equals(to.organisation()));
        if (before.filter(had -> had.node().equals(to.node())).isPresent()) {
            throw new ProblemException(
                    DEMAND_STEP_OUT_OF_TURN, "demand " + id + " is assigned to " + to.organisation() + " already");
        }
        return next(
                Status.ASSIGNED,
                to.node(),
                before.map(had -> new Duty(to.organisation(), to.node(), false, had.since()))
                        .or(() -> Optional.of(to)),
                Optional.empty(),
                Optional.empty(),
                act,
                before.flatMap(had -> dueOn).or(() -> Optional.of(due)));
    }

    /** Not ours: back to the asker's node, to be assigned again. */
    Demand givenBack(String reason, Optional<LocalDate> due, Act act) {
        requireStatus(Set.of(Status.SUBMITTED, Status.ASSIGNED));
        return next(Status.SUBMITTED, home, Optional.empty(), Optional.empty(), Optional.of(reason), act, due);
    }

    /** Answered; a promise leaves it where it is to be kept, the other two are the asker's to weigh. */
    Demand answered(Answer given, Act act) {
        requireStatus(Set.of(Status.ASSIGNED, Status.PROMISED));
        Status then = Status.valueOf(given.outcome().name());
        String node = then == Status.PROMISED ? inHand : home;
        Optional<String> why = Optional.of(given.text()).filter(text -> !text.isBlank());
        return next(then, node, duty, Optional.of(given), why, act, given.promisedFor());
    }

    /** The entry that was promised is published. */
    Demand kept(ResourceCode resource, Act act) {
        requireStatus(Status.PROMISED);
        return next(
                Status.LINKED, home, duty, answer.map(given -> given.kept(resource)), remark, act, Optional.empty());
    }

    /** Taken as it is, or taken back by the asker, wherever it stands. */
    Demand closed(String word, Act act) {
        requireStatus(OPEN);
        return next(Status.CLOSED, home, duty, answer, Optional.of(word), act, Optional.empty());
    }

    /** The asker's last word, told by its node; a step was taken here that it had not heard of, and that this overrides. */
    Demand after(Demand known) {
        return new Demand(
                id,
                need,
                home,
                asker,
                askedBy,
                status,
                Math.max(step, known.step() + 1),
                inHand,
                duty,
                answer,
                remark,
                disputed,
                submittedAt,
                lastAct,
                dueOn);
    }

    /** Taken up one level, once. */
    Demand takenUp(String superior, String reason, Act act) {
        requireStatus(Set.of(Status.LINKED, Status.REFUSED));
        if (disputed) {
            throw new ProblemException(DEMAND_DISPUTED_BEFORE, "demand " + id);
        }
        return next(Status.DISPUTED, superior, duty, answer, Optional.of(reason), act, Optional.empty());
    }

    /** Settled above: to be assigned again, or the answer stands. */
    Demand settled(boolean upheld, String ruling, Optional<LocalDate> due, Act act) {
        requireStatus(Status.DISPUTED);
        return upheld
                ? next(Status.SUBMITTED, home, Optional.empty(), answer, Optional.of(ruling), act, due)
                : next(Status.CLOSED, home, duty, answer, Optional.of(ruling), act, Optional.empty());
    }

    private Demand next(
            Status then,
            String node,
            Optional<Duty> whose,
            Optional<Answer> answered,
            Optional<String> why,
            Act act,
            Optional<LocalDate> due) {
        return new Demand(
                id,
                need,
                home,
                asker,
                askedBy,
                then,
                step + 1,
                node,
                whose,
                answered,
                why,
                disputed || then == Status.DISPUTED,
                submittedAt.or(() -> then == Status.SUBMITTED ? Optional.of(act.at()) : Optional.empty()),
                act,
                due);
    }

    private void requireStatus(Status only) {
        requireStatus(Set.of(only));
    }

    private void requireStatus(Set<Status> allowed) {
        if (!allowed.contains(status)) {
            throw new ProblemException(
                    DEMAND_STEP_OUT_OF_TURN, "demand " + id + " is " + status + "; this is done when it is " + allowed);
        }
    }

    /** Refuses the asker's last word at a node that is not the asker's. */
    Demand requireAtHome(String node) {
        if (!home.equals(node)) {
            throw new ProblemException(DEMAND_AT_ANOTHER_NODE, "demand " + id + " is the asker's at node " + home);
        }
        return this;
    }

    /** Refuses a step at a node that has it not in hand. */
    Demand requireInHand(String node) {
        if (!inHand.equals(node)) {
            throw new ProblemException(DEMAND_AT_ANOTHER_NODE, "demand " + id + " is at node " + inHand);
        }
        return this;
    }

    /** Refuses the asker's steps to others. */
    Demand requireAsker(String organisation) {
        return requireIs(asker, organisation);
    }

    /** Refuses the responsible organisation's steps to others. */
    Demand requireResponsible(String organisation) {
        return requireIs(duty.map(Duty::organisation).orElse(""), organisation);
    }

    private Demand requireIs(String wanted, String organisation) {
        if (organisation.isEmpty() || !wanted.equals(organisation)) {
            throw new ProblemException(
                    DEMAND_OF_ANOTHER_ORGANISATION, "demand " + id + " is " + status + ", to be acted on by " + wanted);
        }
        return this;
    }
}
