// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.timelimit;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which days are working days (工作日): Monday to Friday, but for the holidays and the working weekends (调休) the State Council
 * announces year by year.
 *
 * @param years years whose announcement is known; in others only weekends are free
 */
public record WorkingCalendar(Set<LocalDate> holidays, Set<LocalDate> workdays, Set<Integer> years) {

    public WorkingCalendar {
        holidays = Set.copyOf(holidays);
        workdays = Set.copyOf(workdays);
        years = Set.copyOf(years);
    }

    /** Whether people are at work. */
    public boolean isWorkingDay(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return workdays.contains(day) || !weekend && !holidays.contains(day);
    }

    /** The last of so many working days; the first day does not count (民法典第二百零一条). None means the day itself. */
    public LocalDate plus(LocalDate start, int workingDays) {
        LocalDate day = start;
        for (int left = workingDays; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    /** Working days after a day up to and with another; negative when the other lies before. */
    public int between(LocalDate from, LocalDate to) {
        return to.isBefore(from)
                ? -between(to, from)
                : (int) from.plusDays(1)
                        .datesUntil(to.plusDays(1))
                        .filter(this::isWorkingDay)
                        .count();
    }

    /** Whether the announcements of all years of a span are known. */
    public boolean covers(LocalDate from, LocalDate to) {
        return IntStream.rangeClosed(from.getYear(), to.getYear()).allMatch(years::contains);
    }
}
