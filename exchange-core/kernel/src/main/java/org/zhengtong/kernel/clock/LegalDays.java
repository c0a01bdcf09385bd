// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.clock;

import jakarta.inject.Singleton;
import jakarta.validation.ClockProvider;
import java.time.Clock;
import java.time.ZoneId;

/** What is past or to come at the edge goes by the days of China, wherever the process runs: from midnight on, today is not the future. */
@Singleton
class LegalDays implements ClockProvider {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Clock clock;

    LegalDays(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Clock getClock() {
        return clock.withZone(ZONE);
    }
}
