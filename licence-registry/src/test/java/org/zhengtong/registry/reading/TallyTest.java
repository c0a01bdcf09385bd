// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:30Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Bounds BOUNDS = new Bounds(10, 100, 2, 1);

    private final Tally tally = new Tally();

    @Test
    void aMinutesAllowanceIsNewInTheNextMinuteAndARefusalTakesNothing() {
        assertThat(tally.takeOfMinute(NOW, 8, BOUNDS)).isTrue();
        assertThat(tally.takeOfMinute(NOW, 3, BOUNDS)).isFalse();
        assertThat(tally.takeOfMinute(NOW, 2, BOUNDS)).isTrue();
        assertThat(tally.takeOfMinute(NOW.plusSeconds(29), 1, BOUNDS)).isFalse();
        assertThat(tally.takeOfMinute(NOW.plusSeconds(30), 10, BOUNDS)).isTrue();
    }

    @Test
    void aDayIsCountedFromTheRecordAnewAfterEveryBlockAndNeverBackwards() {
        assertThat(tally.dayToBeCounted(TODAY, 1, BOUNDS)).isTrue();
        tally.counted(TODAY, 95);

        assertThat(tally.takeOfDay(2, BOUNDS)).isTrue();
        assertThat(tally.dayToBeCounted(TODAY, 1, BOUNDS)).as("a block is two").isTrue();
        tally.counted(TODAY, 95);
        assertThat(tally.takeOfDay(4, BOUNDS)).isFalse();
        assertThat(tally.takeOfDay(3, BOUNDS)).isTrue();
        assertThat(tally.dayToBeCounted(TODAY.plusDays(1), 1, BOUNDS)).isTrue();
        tally.counted(TODAY.plusDays(1), 0);
        assertThat(tally.takeOfDay(100, BOUNDS)).isTrue();
    }

    @Test
    void manyHoldersAreToldOnceAWindowAndTheSameHolderCountsOnce() {
        assertThat(saw(NOW, "a", "b", "a", "b")).isFalse();
        assertThat(saw(NOW, "c")).isTrue();
        assertThat(saw(NOW, "d")).isFalse();
        assertThat(saw(NOW.plus(HOUR), "a", "b", "c")).isTrue();
    }

    @Test
    void missesAndRefusalsAreToldOnceAWindow() {
        assertThat(tally.missed(NOW, HOUR, BOUNDS)).isFalse();
        assertThat(tally.missed(NOW, HOUR, BOUNDS)).isTrue();
        assertThat(tally.missed(NOW, HOUR, BOUNDS)).isFalse();
        assertThat(tally.refused(NOW, HOUR)).isTrue();
        assertThat(tally.refused(NOW, HOUR)).isFalse();
        assertThat(tally.refused(NOW.plus(HOUR), HOUR)).isTrue();
    }

    private boolean saw(Instant now, String... holders) {
        List<Shown> shown = List.of(holders).stream()
                .map(holder -> new Shown("x", holder, List.of()))
                .toList();
        return tally.saw(now, HOUR, shown, BOUNDS);
    }
}
