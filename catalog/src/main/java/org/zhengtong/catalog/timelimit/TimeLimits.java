// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.timelimit;

import static org.zhengtong.catalog.timelimit.TimeLimitProblem.TIME_LIMIT_UNKNOWN;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.zhengtong.catalog.timelimit.RuleSet.Rule;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.problem.ProblemException;

/** Sets, extends, pauses and ends time limits (计时), in the caller's transaction. */
@Singleton
public class TimeLimits {

    private final TimeLimitStore limits;
    private final TimeLimitRules rules;
    private final Audit audit;

    TimeLimits(TimeLimitStore limits, TimeLimitRules rules, Audit audit) {
        this.limits = limits;
        this.rules = rules;
        this.audit = audit;
    }

    /** Starts a limit today; one that runs already is left as it is. */
    public TimeLimit open(TimeLimitKind kind, String subject, String organisation, Optional<String> waiting) {
        return open(kind, subject, organisation, waiting, rules.today());
    }

    /** Starts a limit on the day another node says it began; the rules of that day hold. */
    public TimeLimit open(
            TimeLimitKind kind, String subject, String organisation, Optional<String> waiting, LocalDate startedOn) {
        RuleSet set = rules.on(startedOn);
        Rule rule = TimeLimitRules.rule(set, kind);
        limits.insert(new TimeLimit(
                kind,
                subject,
                organisation,
                waiting,
                set.id(),
                startedOn,
                rules.calendar().plus(startedOn, rule.workingDays()),
                0,
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty()));
        return limits.find(kind, subject).orElseThrow();
    }

    /** The last day of a limit that begins today, wherever its clock will run. */
    public LocalDate due(TimeLimitKind kind) {
        LocalDate today = rules.today();
        return rules.calendar()
                .plus(today, TimeLimitRules.rule(rules.on(today), kind).workingDays());
    }

    /** Puts the end off, once; by what the rule allows unless fewer working days are named. */
    public TimeLimit extend(TimeLimitKind kind, String subject, OptionalInt workingDays, String reason) {
        return extend(kind, subject, workingDays, reason, rules.today());
    }

    /** Puts the end off, as was done on a day. */
    public TimeLimit extend(TimeLimitKind kind, String subject, OptionalInt workingDays, String reason, LocalDate day) {
        TimeLimit extended = change(kind, subject, limit -> {
            Rule rule = TimeLimitRules.rule(rules.of(limit), kind);
            return limit.extend(workingDays.orElse(Math.max(1, rule.extension())), reason, rule, day, rules.calendar());
        });
        audit.record(
                "time-limit.extended",
                subject,
                kind.rule() + " to " + extended.dueOn() + ", " + extended.extendedBy() + " working days");
        return extended;
    }

    /** Stops the clock while papers are awaited. */
    public TimeLimit pause(TimeLimitKind kind, String subject) {
        return pause(kind, subject, rules.today());
    }

    /** Stops the clock as of a day. */
    public TimeLimit pause(TimeLimitKind kind, String subject, LocalDate day) {
        return change(kind, subject, limit -> limit.pause(day));
    }

    /** Starts a stopped clock with the working days that were left. */
    public TimeLimit resume(TimeLimitKind kind, String subject) {
        return resume(kind, subject, rules.today());
    }

    /** Starts a stopped clock as of a day. */
    public TimeLimit resume(TimeLimitKind kind, String subject, LocalDate day) {
        return change(kind, subject, limit -> limit.resume(day, rules.calendar()));
    }

    /** Ends the limit: what it was set for is done. */
    public TimeLimit close(TimeLimitKind kind, String subject) {
        return close(kind, subject, rules.today());
    }

    /** Ends the limit as of the day it was done. */
    public TimeLimit close(TimeLimitKind kind, String subject, LocalDate day) {
        return change(kind, subject, limit -> limit.close(day));
    }

    /** The limit of a subject. */
    public Optional<TimeLimit> find(TimeLimitKind kind, String subject) {
        return limits.find(kind, subject);
    }

    /** The limit as people read it today. */
    public TimeLimitView view(TimeLimit limit) {
        return TimeLimitView.of(limit, rules);
    }

    /** The limits of subjects as people read them today; of several the one that is open. */
    public Map<String, TimeLimitView> views(Collection<String> subjects) {
        return limits.of(subjects).stream()
                .collect(Collectors.toMap(
                        TimeLimit::subject, this::view, (first, second) -> first.closedOn() == null ? first : second));
    }

    /** Subjects whose limit stands so today; an empty organisation takes all. */
    public List<String> subjects(TimeLimitState state, TimeLimitKind kind, String organisation, int limit) {
        return limits
                .list(new TimeLimitStore.Wanted(organisation, state.name(), kind.name(), Optional.empty(), limit))
                .stream()
                .map(TimeLimit::subject)
                .toList();
    }

    private TimeLimit change(TimeLimitKind kind, String subject, UnaryOperator<TimeLimit> change) {
        TimeLimit changed = change.apply(limits.findForChange(kind, subject)
                .orElseThrow(() -> new ProblemException(TIME_LIMIT_UNKNOWN, "no " + kind.rule() + " of " + subject)));
        limits.update(changed);
        return changed;
    }
}
