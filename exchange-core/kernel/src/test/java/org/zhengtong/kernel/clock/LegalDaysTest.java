// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LegalDaysTest {

    @Test
    void aDayBeginsAtMidnightInChina() {
        Clock utc = Clock.fixed(Instant.parse("2026-11-22T16:00:00Z"), ZoneOffset.UTC);

        assertThat(LocalDate.now(new LegalDays(utc).getClock())).isEqualTo(LocalDate.of(2026, 11, 23));
    }
}
