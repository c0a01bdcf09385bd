// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeWindowTest {

    private static final TimeWindow OFFICE_HOURS = new TimeWindow(
            LocalTime.of(8, 0),
            LocalTime.of(18, 0),
            List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY));

    private static ZonedDateTime at(String moment) {
        return ZonedDateTime.parse(moment + "+08:00[Asia/Shanghai]");
    }

    @Test
    void itOpensAtTheFirstMinuteAndIsShutAtTheLast() {
        assertThat(OFFICE_HOURS.isOpenAt(at("2026-11-20T08:00:00"))).isTrue();
        assertThat(OFFICE_HOURS.isOpenAt(at("2026-11-20T17:59:59"))).isTrue();
        assertThat(OFFICE_HOURS.isOpenAt(at("2026-11-20T18:00:00"))).isFalse();
        assertThat(OFFICE_HOURS.isOpenAt(at("2026-11-20T07:59:59"))).isFalse();
        assertThat(OFFICE_HOURS.isOpenAt(at("2026-11-21T12:00:00"))).isFalse();
    }

    @Test
    void itSaysHowLongItStaysShut() {
        assertThat(OFFICE_HOURS.untilOpen(at("2026-11-20T07:30:00"))).isEqualTo(Duration.ofMinutes(30));
        assertThat(OFFICE_HOURS.untilOpen(at("2026-11-20T18:00:00"))).isEqualTo(Duration.ofHours(62));
    }

    @Test
    void midnightIsTheEndOfTheDay() {
        TimeWindow evening = new TimeWindow(LocalTime.of(20, 0), LocalTime.MIDNIGHT, List.of());

        assertThat(evening.isValid()).isTrue();
        assertThat(evening.isOpenAt(at("2026-11-21T23:59:59"))).isTrue();
        assertThat(new TimeWindow(LocalTime.of(18, 0), LocalTime.of(8, 0), List.of()).isValid())
                .isFalse();
    }

    @Test
    void aNarrowerWindowLiesWithin() {
        TimeWindow mornings = new TimeWindow(LocalTime.of(9, 0), LocalTime.NOON, List.of(DayOfWeek.MONDAY));

        assertThat(mornings.isWithin(OFFICE_HOURS)).isTrue();
        assertThat(OFFICE_HOURS.isWithin(mornings)).isFalse();
        assertThat(new TimeWindow(LocalTime.of(9, 0), LocalTime.NOON, List.of()).isWithin(OFFICE_HOURS))
                .isFalse();
        assertThat(new TimeWindow(LocalTime.of(9, 0), LocalTime.MIDNIGHT, List.of(DayOfWeek.MONDAY))
                        .isWithin(OFFICE_HOURS))
                .isFalse();
    }
}
