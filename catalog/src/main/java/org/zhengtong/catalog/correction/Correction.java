// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.correction;

import static org.zhengtong.catalog.correction.CorrectionProblem.CORRECTION_AT_ANOTHER_NODE;
import static org.zhengtong.catalog.correction.CorrectionProblem.CORRECTION_DISPUTED_BEFORE;
import static org.zhengtong.catalog.correction.CorrectionProblem.CORRECTION_MORE_ASKED_BEFORE;
import static org.zhengtong.catalog.correction.CorrectionProblem.CORRECTION_OF_ANOTHER_ORGANISATION;
import static org.zhengtong.catalog.correction.CorrectionProblem.CORRECTION_STEP_OUT_OF_TURN;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.zhengtong.catalog.handover.Matter;
import org.zhengtong.catalog.metadata.ProviderCode;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.proof.Sm3;

/**
 * A correction (校核) and where it stands. Each move is a step; only the node that has it in hand takes one.
 *
 * @param home the raiser's node
 * @param raiser organisation that doubts
 * @param remark what was said with the last step
 * @param supplements what the raiser handed in later
 * @param outcome what the provider found: CORRECTED or UNFOUNDED
 * @param rating how the raiser rates the answer, 1 to 5
 * @param disputed whether it went up once
 * @param dueOn last day of the provider's answer, while it is awaited
 */
public record Correction(
        String id,
        Doubt doubt,
        ResourceCode resource,
        String providerOrganisation,
        String providerNode,
        String home,
        String raiser,
        String raisedBy,
        Instant raisedAt,
        Status status,
        int step,
        String inHand,
        Optional<String> remark,
        List<String> supplements,
        Optional<Status> outcome,
        Optional<Integer> rating,
        boolean disputed,
        Act lastAct,
        Optional<LocalDate> dueOn)
        implements Matter {

    /** Where a correction stands. */
    public enum Status {
        /** 待校核. */
        RAISED,
        /** 待补充. */
        MORE_NEEDED,
        /** 已更正. */
        CORRECTED,
        /** 核实无误. */
        UNFOUNDED,
        /** 提请协调. */
        DISPUTED,
        /** 已关闭. */
        CLOSED
    }

    /** Who took a step, and when. */
    public record Act(String organisation, Instant at) {}

    public Correction {
        supplements = List.copyOf(supplements);
    }

    @Override
    public Set<String> parties() {
        return Set.copyOf(Stream.of(home, inHand, providerNode).distinct().toList());
    }

    @Override
    public String unchanging() {
        String datum = doubt.datum()
                .map(found -> String.join("|", found.recordKey(), found.claimed(), found.seenDigest()))
                .orElse("");
        String all =
                String.join("|", resource.value(), providerOrganisation, providerNode, raiser, doubt.toString(), datum);
        return Sm3.hex(Sm3.digest(all.getBytes(StandardCharsets.UTF_8)));
    }

    /** The clock tells another last day: it was extended, or ran on after papers were awaited. */
    Correction due(LocalDate day, Optional<String> why, Act act) {
        requireStatus(Status.RAISED);
        return next(Status.RAISED, inHand, why, outcome, act, Optional.of(day));
    }

    /** The provider cannot answer without more (一次性告知): asked once, as the clock waits for it. */
    Correction moreNeeded(String what, Act act) {
        requireStatus(Status.RAISED);
        if (!supplements.isEmpty()) {
            throw new ProblemException(
                    CORRECTION_MORE_ASKED_BEFORE, "correction " + id + " was supplemented; answer it, or extend once");
        }
        return next(Status.MORE_NEEDED, home, Optional.of(what), outcome, act, Optional.empty());
    }

    /** The raiser hands in what was missing. */
    Correction supplemented(String what, Act act) {
        requireStatus(Status.MORE_NEEDED);
        Correction back = next(Status.RAISED, providerNode, Optional.empty(), outcome, act, Optional.empty());
        return back.with(Stream.concat(supplements.stream(), Stream.of(what)).toList(), rating);
    }

    /** The provider has checked. */
    Correction answered(Status found, String text, Act act) {
        requireStatus(Status.RAISED);
        return next(found, home, Optional.of(text), Optional.of(found), act, Optional.empty());
    }

    /** The raiser takes the answer as it is. */
    Correction closed(int stars, String word, Act act) {
        requireStatus(Status.CORRECTED, Status.UNFOUNDED);
        return next(Status.CLOSED, home, Optional.of(word), outcome, act, Optional.empty())
                .with(supplements, Optional.of(stars));
    }

    /** Taken up one level, once. */
    Correction takenUp(String superior, String reason, Act act) {
        requireStatus(Status.CORRECTED, Status.UNFOUNDED);
        if (disputed) {
            throw new ProblemException(CORRECTION_DISPUTED_BEFORE, "correction " + id);
        }
        return next(Status.DISPUTED, superior, Optional.of(reason), outcome, act, Optional.empty());
    }

    /** Settled above: to be checked again, or the answer stands. It goes by way of the raiser's node. */
    Correction settled(boolean upheld, String ruling, LocalDate due, Act act) {
        requireStatus(Status.DISPUTED);
        return upheld
                ? next(Status.RAISED, providerNode, Optional.of(ruling), Optional.empty(), act, Optional.of(due))
                : next(Status.CLOSED, home, Optional.of(ruling), outcome, act, Optional.empty());
    }

    private Correction next(
            Status then, String node, Optional<String> why, Optional<Status> found, Act act, Optional<LocalDate> due) {
        return new Correction(
                id,
                doubt,
                resource,
                providerOrganisation,
                providerNode,
                home,
                raiser,
                raisedBy,
                raisedAt,
                then,
                step + 1,
                node,
                why,
                supplements,
                found,
                rating,
                disputed || then == Status.DISPUTED,
                act,
                due);
    }

    private Correction with(List<String> handedIn, Optional<Integer> stars) {
        return new Correction(
                id,
                doubt,
                resource,
                providerOrganisation,
                providerNode,
                home,
                raiser,
                raisedBy,
                raisedAt,
                status,
                step,
                inHand,
                remark,
                handedIn,
                outcome,
                stars,
                disputed,
                lastAct,
                dueOn);
    }

    private void requireStatus(Status... allowed) {
        if (!List.of(allowed).contains(status)) {
            throw new ProblemException(
                    CORRECTION_STEP_OUT_OF_TURN,
                    "correction " + id + " is " + status + "; this is done when it is " + List.of(allowed));
        }
    }

    /** Refuses a step at a node that has it not in hand. */
    Correction requireInHand(String node) {
        if (!inHand.equals(node)) {
            throw new ProblemException(CORRECTION_AT_ANOTHER_NODE, "correction " + id + " is at node " + inHand);
        }
        return this;
    }

    Correction requireRaiser(String organisation) {
        return requireIs(raiser, organisation);
    }

    Correction requireProvider(String organisation) {
        return requireIs(providerOrganisation, organisation);
    }

    private Correction requireIs(String wanted, String organisation) {
        if (!ProviderCode.means(wanted, organisation)) {
            throw new ProblemException(CORRECTION_OF_ANOTHER_ORGANISATION, "this step is for " + wanted);
        }
        return this;
    }
}
