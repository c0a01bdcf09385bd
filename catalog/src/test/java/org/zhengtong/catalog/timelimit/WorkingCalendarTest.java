// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.timelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Working days by the shipped calendar, against the State Council's announcements of 2025 and 2026. */
class WorkingCalendarTest {

    private static final WorkingCalendar SHIPPED = TimeLimitFiles.calendar(Optional.empty());

    @TempDir
    Path folder;

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    @Test
    void tenWorkingDaysOverNationalDayCountTheWorkingWeekends() {
        // 2025: Sun 28 Sep and Sat 11 Oct are worked, 1 to 8 Oct are free
        assertThat(SHIPPED.plus(day("2025-09-25"), 10)).isEqualTo(day("2025-10-15"));
        assertThat(SHIPPED.between(day("2025-09-25"), day("2025-10-15"))).isEqualTo(10);
        // 2026: Sun 20 Sep and Sat 10 Oct are worked, 25 to 27 Sep and 1 to 7 Oct are free
        assertThat(SHIPPED.plus(day("2026-09-18"), 10)).isEqualTo(day("2026-10-09"));
        assertThat(SHIPPED.plus(day("2026-10-09"), 1)).isEqualTo(day("2026-10-10"));
    }

    @Test
    void springFestivalIsLongAndIsPaidForWithTwoWeekends() {
        assertThat(SHIPPED.plus(day("2026-02-13"), 1)).isEqualTo(day("2026-02-14"));
        assertThat(SHIPPED.plus(day("2026-02-14"), 1)).isEqualTo(day("2026-02-24"));
        assertThat(SHIPPED.isWorkingDay(day("2026-02-28"))).isTrue();
        assertThat(SHIPPED.isWorkingDay(day("2026-03-01"))).isFalse();
    }

    @Test
    void everyYearHasTheWorkingDaysItsAnnouncementLeaves() {
        assertThat(SHIPPED.between(day("2024-12-31"), day("2025-12-31"))).isEqualTo(248);
        assertThat(SHIPPED.between(day("2025-12-31"), day("2026-12-31"))).isEqualTo(248);
    }

    @Test
    void aYearNotInTheCalendarIsMondayToFridayAndSaysSo() {
        assertThat(SHIPPED.isWorkingDay(day("2027-10-01"))).isTrue();
        assertThat(SHIPPED.covers(day("2026-12-20"), day("2026-12-31"))).isTrue();
        assertThat(SHIPPED.covers(day("2026-12-20"), day("2027-01-05"))).isFalse();
    }

    @Test
    void anOperatorsFileReplacesTheShippedOne() throws IOException {
        Path file = Files.writeString(folder.resolve("days.json"), """
                {"years": {"2027": {"holidays": ["2027-10-01/2027-10-07"], "workdays": ["2027-10-09"]}}}""");

        WorkingCalendar own = TimeLimitFiles.calendar(Optional.of(file));

        assertThat(own.plus(day("2027-09-30"), 2)).isEqualTo(day("2027-10-09"));
        assertThat(own.years()).containsExactly(2027);
    }

    @Test
    void aWrongFileNamesTheSettingAndTheRemedy() throws IOException {
        for (String text :
                List.of("{\"years\": {\"2027\": {\"holidays\": [\"1.10.\"], \"workdays\": []}}}", "{", "[]")) {
            Path file = Files.writeString(folder.resolve("wrong.json"), text);

            assertThatThrownBy(() -> TimeLimitFiles.calendar(Optional.of(file)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("zt.time-limit.calendar-file");
        }
    }
}
