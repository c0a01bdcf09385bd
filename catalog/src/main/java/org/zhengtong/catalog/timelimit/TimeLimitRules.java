// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.timelimit;

import static org.zhengtong.catalog.timelimit.TimeLimitProblem.TIME_LIMIT_RULE_MISSING;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.zhengtong.catalog.timelimit.RuleSet.Rule;
import org.zhengtong.kernel.problem.ProblemException;

/** Calendar and rules in force at this node. */
@Singleton
public class TimeLimitRules {

    /** Legal days are days in China. */
    public static final ZoneId LEGAL_DAYS = ZoneId.of("Asia/Shanghai");

    private final WorkingCalendar calendar;
    private final List<RuleSet> newestFirst;
    private final int dueSoon;
    private final Clock clock;

    TimeLimitRules(TimeLimitConfig config, Clock clock) {
        this.calendar = TimeLimitFiles.calendar(config.calendarFile());
        this.newestFirst = TimeLimitFiles.ruleSets(config.rulesFile());
        this.dueSoon = config.dueSoon();
        this.clock = clock;
    }

    /** The legal day it is. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LEGAL_DAYS);
    }

    /** Working days. */
    public WorkingCalendar calendar() {
        return calendar;
    }

    /** Every rule set, newest first. */
    public List<RuleSet> all() {
        return newestFirst;
    }

    /** The last day on which a limit that ends then counts as due soon today. */
    LocalDate soonUntil() {
        return calendar.plus(today(), dueSoon);
    }

    /** The newest rule set in force on a day. */
    public RuleSet on(LocalDate day) {
        return on(newestFirst, day);
    }

    /** Whether the rules of a day set a limit of this kind at all; 51号 knows none for delivery. */
    public boolean sets(TimeLimitKind kind, LocalDate day) {
        return newestFirst.stream()
                .filter(set -> !set.effectiveFrom().isAfter(day))
                .findFirst()
                .flatMap(set -> set.rule(kind))
                .isPresent();
    }

    static RuleSet on(List<RuleSet> newestFirst, LocalDate day) {
        return newestFirst.stream()
                .filter(set -> !set.effectiveFrom().isAfter(day))
                .findFirst()
                .orElseThrow(() -> new ProblemException(TIME_LIMIT_RULE_MISSING, "no rule set is in force on " + day));
    }

    /** The rule for a kind in the set. */
    static Rule rule(RuleSet set, TimeLimitKind kind) {
        return set.rule(kind)
                .orElseThrow(() -> new ProblemException(
                        TIME_LIMIT_RULE_MISSING, "rule set " + set.id() + " has no rule " + kind.rule()));
    }

    /** The set a limit was opened under; the one of its first day when an operator has taken it out since. */
    RuleSet of(TimeLimit limit) {
        return newestFirst.stream()
                .filter(set -> set.id().equals(limit.ruleSet()))
                .findFirst()
                .orElseGet(() -> on(limit.startedOn()));
    }
}
