// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.demand;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.timelimit.TimeLimitRules;

/**
 * A demand as its parties read it.
 *
 * @param ageWorkingDays since it was submitted, until it was closed
 * @param overdue whether what is to be done next should have been done
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DemandView(
        String id,
        Demand.Status status,
        int step,
        Need need,
        String asker,
        String home,
        String inHand,
        Demand.@Nullable Duty duty,
        @Nullable Answer answer,
        @Nullable String remark,
        boolean disputed,
        @Nullable Instant submittedAt,
        Instant changedAt,
        @Nullable LocalDate dueOn,
        boolean overdue,
        int ageWorkingDays) {

    /** As it reads today. */
    public static DemandView of(Demand demand, TimeLimitRules rules) {
        LocalDate until =
                demand.status() == Demand.Status.CLOSED ? day(demand.lastAct().at()) : rules.today();
        return new DemandView(
                demand.id(),
                demand.status(),
                demand.step(),
                demand.need(),
                demand.asker(),
                demand.home(),
                demand.inHand(),
                demand.duty().orElse(null),
                demand.answer().orElse(null),
                demand.remark().orElse(null),
                demand.disputed(),
                demand.submittedAt().orElse(null),
                demand.lastAct().at(),
                demand.dueOn().orElse(null),
                demand.dueOn().filter(due -> due.isBefore(rules.today())).isPresent(),
                demand.submittedAt()
                        .map(since -> rules.calendar().between(day(since), until))
                        .orElse(0));
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(TimeLimitRules.LEGAL_DAYS).toLocalDate();
    }
}
