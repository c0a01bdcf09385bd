// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.timelimit;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The time limits a law sets (时限规则), from a day on.
 *
 * @param escalateAfter after how many working days overdue a limit is escalated, level by level
 */
public record RuleSet(
        String id, String title, LocalDate effectiveFrom, Map<TimeLimitKind, Rule> rules, List<Integer> escalateAfter) {

    /**
     * One limit.
     *
     * @param workingDays allowed
     * @param extension most working days it may be extended by, once; 0 when it may not
     */
    public record Rule(int workingDays, int extension) {}

    public RuleSet {
        rules = Map.copyOf(rules);
        escalateAfter = List.copyOf(escalateAfter);
    }

    Optional<Rule> rule(TimeLimitKind kind) {
        return Optional.ofNullable(rules.get(kind));
    }

    /** Escalation level after so many working days overdue. */
    int level(int workingDaysOverdue) {
        return (int) escalateAfter.stream()
                .filter(days -> workingDaysOverdue >= days)
                .count();
    }
}
