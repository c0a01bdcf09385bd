// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.timelimit;

import static org.zhengtong.catalog.timelimit.TimeLimitProblem.TIME_LIMIT_CLOSED;
import static org.zhengtong.catalog.timelimit.TimeLimitProblem.TIME_LIMIT_EXTENDED_BEFORE;
import static org.zhengtong.catalog.timelimit.TimeLimitProblem.TIME_LIMIT_EXTENSION_TOO_LATE;
import static org.zhengtong.catalog.timelimit.TimeLimitProblem.TIME_LIMIT_EXTENSION_TOO_LONG;

import java.time.LocalDate;
import java.util.Optional;
import org.zhengtong.catalog.timelimit.RuleSet.Rule;
import org.zhengtong.kernel.problem.ProblemException;

/**
 * A time limit that was set (办理时限): who has to act on what until when.
 *
 * @param subject id of the application, demand, correction …
 * @param organisation who has to act
 * @param waiting organisation that waits, when there is one
 * @param extendedBy working days it was extended by; 0 when it was not
 * @param pausedOn since when papers are awaited
 * @param escalation level it was escalated to; 0 when it was not
 */
public record TimeLimit(
        TimeLimitKind kind,
        String subject,
        String organisation,
        Optional<String> waiting,
        String ruleSet,
        LocalDate startedOn,
        LocalDate dueOn,
        int extendedBy,
        Optional<String> extensionReason,
        Optional<LocalDate> pausedOn,
        int escalation,
        Optional<LocalDate> closedOn) {

    /** Puts the end off, once, by no more than the rule allows, and before it has come. */
    TimeLimit extend(int workingDays, String reason, Rule rule, LocalDate today, WorkingCalendar calendar) {
        requireOpen();
        if (extendedBy > 0) {
            throw new ProblemException(TIME_LIMIT_EXTENDED_BEFORE, name() + " was extended for: " + reason());
        }
        if (workingDays < 1 || workingDays > rule.extension()) {
            throw new ProblemException(
                    TIME_LIMIT_EXTENSION_TOO_LONG, "the rule allows up to " + rule.extension() + " working days");
        }
        if (pausedOn.orElse(today).isAfter(dueOn)) {
            throw new ProblemException(TIME_LIMIT_EXTENSION_TOO_LATE, name() + " was due on " + dueOn);
        }
        return with(calendar.plus(dueOn, workingDays), workingDays, Optional.of(reason), pausedOn, closedOn);
    }

    /** Stops the clock; a stopped one stays as it is. */
    TimeLimit pause(LocalDate today) {
        requireOpen();
        return with(dueOn, extendedBy, extensionReason, pausedOn.or(() -> Optional.of(today)), closedOn);
    }

    /** Starts the clock again with what was left; what was overdue stays overdue. */
    TimeLimit resume(LocalDate today, WorkingCalendar calendar) {
        requireOpen();
        LocalDate due = pausedOn.filter(since -> !since.isAfter(dueOn))
                .map(since -> calendar.plus(today, calendar.between(since, dueOn)))
                .orElse(dueOn);
        return with(due, extendedBy, extensionReason, Optional.empty(), closedOn);
    }

    /** Ends it; what ended before stays as it is. A paused clock is met: nobody is late while papers are awaited. */
    TimeLimit close(LocalDate today) {
        LocalDate counted = pausedOn.filter(since -> !since.isAfter(dueOn)).orElse(today);
        return with(dueOn, extendedBy, extensionReason, pausedOn, closedOn.or(() -> Optional.of(counted)));
    }

    /** @param soonUntil a limit due up to this day is due soon */
    public TimeLimitState state(LocalDate today, LocalDate soonUntil) {
        if (closedOn.isPresent()) {
            return closedOn.get().isAfter(dueOn) ? TimeLimitState.MISSED : TimeLimitState.MET;
        }
        if (pausedOn.isPresent()) {
            return TimeLimitState.PAUSED;
        }
        if (dueOn.isBefore(today)) {
            return escalation > 0 ? TimeLimitState.ESCALATED : TimeLimitState.OVERDUE;
        }
        return dueOn.isAfter(soonUntil) ? TimeLimitState.RUNNING : TimeLimitState.DUE_SOON;
    }

    private void requireOpen() {
        if (closedOn.isPresent()) {
            throw new ProblemException(TIME_LIMIT_CLOSED, name() + " ended on " + closedOn.get());
        }
    }

    private String name() {
        return "the limit of " + subject;
    }

    private String reason() {
        return extensionReason.orElse("");
    }

    private TimeLimit with(
            LocalDate due,
            int extended,
            Optional<String> extendedFor,
            Optional<LocalDate> paused,
            Optional<LocalDate> closed) {
        return new TimeLimit(
                kind,
                subject,
                organisation,
                waiting,
                ruleSet,
                startedOn,
                due,
                extended,
                extendedFor,
                paused,
                escalation,
                closed);
    }
}
