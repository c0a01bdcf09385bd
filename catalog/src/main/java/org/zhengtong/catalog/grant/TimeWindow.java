// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.grant;

import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hours a grant may be used in (使用时段), by the clock in China.
 *
 * @param from first minute
 * @param to not any more; midnight is the end of the day
 * @param days days of the week; all when empty
 */
public record TimeWindow(@NotNull LocalTime from, @NotNull LocalTime to, List<@NotNull DayOfWeek> days) {

    private static final int WEEK = 7;

    public TimeWindow(LocalTime from, LocalTime to, @Nullable List<DayOfWeek> days) {
        this.from = from;
        this.to = to;
        this.days = days == null || days.isEmpty()
                ? List.of()
                : Arrays.stream(DayOfWeek.values()).filter(days::contains).toList();
    }

    /** Whether the hours are in order. */
    public boolean isValid() {
        return from.isBefore(to) || to.equals(LocalTime.MIDNIGHT);
    }

    /** Whether the grant may be used at this moment. */
    public boolean isOpenAt(ZonedDateTime moment) {
        LocalTime time = moment.toLocalTime();
        return opensOn(moment.toLocalDate()) && !time.isBefore(from) && (endless() || time.isBefore(to));
    }

    /** How long until it opens. */
    public Duration untilOpen(ZonedDateTime moment) {
        for (int ahead = 0; ahead <= WEEK; ahead++) {
            LocalDate day = moment.toLocalDate().plusDays(ahead);
            ZonedDateTime opening = day.atTime(from).atZone(moment.getZone());
            if (opensOn(day) && opening.isAfter(moment)) {
                return Duration.between(moment, opening);
            }
        }
        return Duration.ZERO;
    }

    /** Whether this allows nothing that the other does not. */
    public boolean isWithin(TimeWindow other) {
        boolean hours = !from.isBefore(other.from) && (other.endless() || !endless() && !to.isAfter(other.to));
        return hours && Arrays.stream(DayOfWeek.values()).allMatch(day -> !opensOn(day) || other.opensOn(day));
    }

    private boolean opensOn(LocalDate day) {
        return opensOn(day.getDayOfWeek());
    }

    private boolean opensOn(DayOfWeek day) {
        return days.isEmpty() || days.contains(day);
    }

    private boolean endless() {
        return to.equals(LocalTime.MIDNIGHT);
    }

    @Override
    public String toString() {
        return from + "–" + to + (days.isEmpty() ? "" : " " + days);
    }
}
