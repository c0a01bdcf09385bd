// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.timelimit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A time limit as people read it.
 *
 * @param workingDaysLeft negative when overdue; absent once it ended
 * @param ageWorkingDays since it began, until it ended
 * @param calendarKnown false when a year was counted Monday to Friday because its calendar is not there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimeLimitView(
        TimeLimitKind kind,
        String subject,
        String organisation,
        @Nullable String waiting,
        String ruleSet,
        LocalDate startedOn,
        LocalDate dueOn,
        TimeLimitState state,
        int escalation,
        @Nullable Integer workingDaysLeft,
        int ageWorkingDays,
        @Nullable Integer extendedBy,
        @Nullable String extensionReason,
        @Nullable LocalDate pausedOn,
        @Nullable LocalDate closedOn,
        boolean calendarKnown) {

    static TimeLimitView of(TimeLimit limit, TimeLimitRules rules) {
        WorkingCalendar calendar = rules.calendar();
        LocalDate until = limit.closedOn().or(limit::pausedOn).orElse(rules.today());
        return new TimeLimitView(
                limit.kind(),
                limit.subject(),
                limit.organisation(),
                limit.waiting().orElse(null),
                limit.ruleSet(),
                limit.startedOn(),
                limit.dueOn(),
                limit.state(rules.today(), rules.soonUntil()),
                limit.escalation(),
                limit.closedOn().isPresent() ? null : Integer.valueOf(calendar.between(until, limit.dueOn())),
                calendar.between(limit.startedOn(), limit.closedOn().orElse(rules.today())),
                limit.extendedBy() == 0 ? null : Integer.valueOf(limit.extendedBy()),
                limit.extensionReason().orElse(null),
                limit.pausedOn().orElse(null),
                limit.closedOn().orElse(null),
                calendar.covers(limit.startedOn(), limit.dueOn()));
    }
}
