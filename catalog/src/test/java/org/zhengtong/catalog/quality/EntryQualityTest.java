// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.entry.SharingType;
import org.zhengtong.catalog.entry.UpdateCycle;
import org.zhengtong.catalog.quality.EntryQuality.State;

class EntryQualityTest {

    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    private static EntryQuality entry(
            SharingType type, boolean attached, @Nullable Instant dataAt, int failures, long calls, long failed) {
        return new EntryQuality(
                "105002/511900000001",
                "样例",
                "11511900009000015L",
                "巴中示例局A",
                type,
                UpdateCycle.DAILY,
                0,
                attached,
                dataAt,
                NOW,
                12,
                null,
                failures,
                calls,
                failed,
                calls > 0,
                calls == 0 ? Map.of() : Map.of(5, calls));
    }

    @Test
    void aWholeFreshUsedAndAnsweringEntryIsWorthAHundred() {
        EntryQuality best = entry(SharingType.CONDITIONAL, true, NOW.minusSeconds(60), 0, 40, 0);

        assertThat(best.score(NOW).total()).isEqualTo(100);
        assertThat(best.states(NOW)).isEmpty();
        assertThat(best.p95Millis()).contains(32L);
    }

    @Test
    void anEntryNobodyCanCallHasOnlyItsMetadataAndHalfItsFreshness() {
        EntryQuality dead = entry(SharingType.UNCONDITIONAL, false, null, 0, 0, 0);

        assertThat(dead.score(NOW).total()).isEqualTo(35);
        assertThat(dead.states(NOW)).containsExactly(State.UNATTACHED, State.NEVER_CALLED);
    }

    @Test
    void aDeniedEntryNeedsNoServiceNoProbeAndNoCall() {
        EntryQuality denied = entry(SharingType.DENIED, false, NOW, 0, 0, 0);

        assertThat(denied.score(NOW).total()).isEqualTo(100);
        assertThat(denied.states(NOW)).isEmpty();
    }

    @Test
    void theThirdFailedProbeOrATenthOfTheCallsMakeItFailing() {
        assertThat(entry(SharingType.CONDITIONAL, true, NOW, 2, 0, 0).states(NOW))
                .doesNotContain(State.FAILING);
        assertThat(entry(SharingType.CONDITIONAL, true, NOW, 3, 0, 0).states(NOW))
                .contains(State.FAILING);
        assertThat(entry(SharingType.CONDITIONAL, true, NOW, 0, 100, 9).states(NOW))
                .doesNotContain(State.FAILING);
        assertThat(entry(SharingType.CONDITIONAL, true, NOW, 0, 100, 10).states(NOW))
                .contains(State.FAILING);
        assertThat(entry(SharingType.CONDITIONAL, true, NOW, 0, 9, 9).states(NOW))
                .doesNotContain(State.FAILING);
    }

    @Test
    void dailyDataIsStaleAfterTwoDays() {
        assertThat(entry(SharingType.DENIED, false, NOW.minus(Duration.ofHours(47)), 0, 0, 0)
                        .stale(NOW))
                .contains(false);
        assertThat(entry(SharingType.DENIED, false, NOW.minus(Duration.ofHours(49)), 0, 0, 0)
                        .stale(NOW))
                .contains(true);
        assertThat(entry(SharingType.DENIED, false, null, 0, 0, 0).stale(NOW)).isEmpty();
    }

    @Test
    void everyCycleWithAPeriodHasALimitAndTheOthersHaveNone() {
        for (UpdateCycle cycle : UpdateCycle.values()) {
            boolean open = cycle == UpdateCycle.IRREGULAR || cycle == UpdateCycle.OTHER;
            assertThat(FreshnessLimit.of(cycle).isPresent()).isNotEqualTo(open);
        }
    }

    @Test
    void aDurationFallsIntoTheBucketOfTheNextPowerOfTwo() {
        LocalDate day = LocalDate.of(2026, 11, 22);

        assertThat(new ResourceUse.Call("r", day, 0, false).bucket()).isZero();
        assertThat(new ResourceUse.Call("r", day, 1, false).bucket()).isEqualTo(1);
        assertThat(new ResourceUse.Call("r", day, 900, false).bucket()).isEqualTo(10);
        assertThat(new ResourceUse.Call("r", day, Long.MAX_VALUE, false).bucket())
                .isEqualTo(20);
    }
}
