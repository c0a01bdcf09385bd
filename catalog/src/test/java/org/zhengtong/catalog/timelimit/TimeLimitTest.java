// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.timelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.timelimit.RuleSet.Rule;
import org.zhengtong.kernel.problem.ProblemException;

class TimeLimitTest {

    private static final WorkingCalendar CALENDAR = TimeLimitFiles.calendar(Optional.empty());
    private static final List<RuleSet> RULES = TimeLimitFiles.ruleSets(Optional.empty());
    private static final LocalDate START = LocalDate.of(2026, 9, 18);
    private static final LocalDate DUE = CALENDAR.plus(START, 10);
    private static final Rule TEN_MORE = new Rule(10, 10);

    private static TimeLimit limit() {
        return new TimeLimit(
                TimeLimitKind.ANSWER_CONDITIONAL,
                "application-1",
                "11511900009000015L",
                Optional.empty(),
                "guoling-809",
                START,
                DUE,
                0,
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty());
    }

    private static void refused(String code, Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(
                        e.problem().name())
                .isEqualTo(code));
    }

    @Test
    void theRulesOfTheDayHold() {
        RuleSet before = TimeLimitRules.on(RULES, LocalDate.of(2025, 7, 31));
        RuleSet since = TimeLimitRules.on(RULES, LocalDate.of(2025, 8, 1));

        assertThat(TimeLimitRules.rule(before, TimeLimitKind.CATALOGUE_UPDATE)).isEqualTo(new Rule(15, 0));
        assertThat(TimeLimitRules.rule(since, TimeLimitKind.CATALOGUE_UPDATE)).isEqualTo(new Rule(10, 5));
        assertThat(TimeLimitRules.rule(since, TimeLimitKind.ANSWER_UNCONDITIONAL))
                .isEqualTo(new Rule(1, 0));
        refused("TIME_LIMIT_RULE_MISSING", () -> TimeLimitRules.rule(before, TimeLimitKind.DELIVERY));
        refused("TIME_LIMIT_RULE_MISSING", () -> TimeLimitRules.on(RULES, LocalDate.of(2010, 1, 1)));
    }

    @Test
    void itIsRunningThenDueSoonThenOverdueThenEscalated() {
        LocalDate twoBefore = LocalDate.of(2026, 9, 30);

        assertThat(state(limit(), twoBefore.minusDays(1))).isEqualTo(TimeLimitState.RUNNING);
        assertThat(state(limit(), twoBefore)).isEqualTo(TimeLimitState.DUE_SOON);
        assertThat(state(limit(), DUE)).isEqualTo(TimeLimitState.DUE_SOON);
        assertThat(state(limit(), DUE.plusDays(1))).isEqualTo(TimeLimitState.OVERDUE);
        RuleSet rules = TimeLimitRules.on(RULES, START);
        assertThat(List.of(rules.level(0), rules.level(1), rules.level(4), rules.level(5)))
                .containsExactly(0, 1, 1, 2);
    }

    private static TimeLimitState state(TimeLimit limit, LocalDate today) {
        return limit.state(today, CALENDAR.plus(today, 2));
    }

    @Test
    void itIsExtendedOnceInTimeAndNotTooFar() {
        TimeLimit extended = limit().extend(5, "须省级部门会签", TEN_MORE, DUE, CALENDAR);

        assertThat(extended.dueOn()).isEqualTo(CALENDAR.plus(DUE, 5));
        refused("TIME_LIMIT_EXTENDED_BEFORE", () -> extended.extend(1, "again", TEN_MORE, DUE, CALENDAR));
        refused("TIME_LIMIT_EXTENSION_TOO_LONG", () -> limit().extend(11, "x", TEN_MORE, DUE, CALENDAR));
        refused("TIME_LIMIT_EXTENSION_TOO_LONG", () -> limit().extend(1, "x", new Rule(10, 0), DUE, CALENDAR));
        refused("TIME_LIMIT_EXTENSION_TOO_LATE", () -> limit().extend(1, "x", TEN_MORE, DUE.plusDays(1), CALENDAR));
        TimeLimit pausedTooLate = limit().pause(DUE.plusDays(1));
        refused(
                "TIME_LIMIT_EXTENSION_TOO_LATE",
                () -> pausedTooLate.extend(1, "x", TEN_MORE, DUE.plusDays(2), CALENDAR));
        TimeLimit pausedInTime = limit().pause(DUE);
        assertThat(pausedInTime
                        .extend(1, "x", TEN_MORE, DUE.plusDays(2), CALENDAR)
                        .dueOn())
                .isAfter(DUE);
    }

    @Test
    void whilePapersAreAwaitedNoDayIsLost() {
        LocalDate asked = LocalDate.of(2026, 9, 22);
        LocalDate supplied = LocalDate.of(2026, 10, 12);

        TimeLimit waiting = limit().pause(asked);
        TimeLimit running = waiting.resume(supplied, CALENDAR);

        assertThat(state(waiting, supplied)).isEqualTo(TimeLimitState.PAUSED);
        assertThat(CALENDAR.between(supplied, running.dueOn())).isEqualTo(CALENDAR.between(asked, DUE));
        assertThat(running.pausedOn()).isEmpty();
    }

    @Test
    void whatWasOverdueStaysOverdue() {
        TimeLimit running = limit().pause(DUE.plusDays(3)).resume(DUE.plusDays(5), CALENDAR);

        assertThat(running.dueOn()).isEqualTo(DUE);
        assertThat(state(running.close(DUE.plusDays(5)), DUE.plusDays(9))).isEqualTo(TimeLimitState.MISSED);
    }

    @Test
    void whatHasEndedDoesNotMove() {
        TimeLimit closed = limit().close(DUE);

        assertThat(state(closed, DUE.plusYears(1))).isEqualTo(TimeLimitState.MET);
        assertThat(closed.close(DUE.plusDays(9))).isEqualTo(closed);
        refused("TIME_LIMIT_CLOSED", () -> closed.pause(DUE));
        refused("TIME_LIMIT_CLOSED", () -> closed.extend(1, "x", TEN_MORE, DUE, CALENDAR));
    }
}
