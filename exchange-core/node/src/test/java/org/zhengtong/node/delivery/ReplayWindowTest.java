// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReplayWindowTest {

    private static final Duration SPAN = Duration.ofSeconds(120);

    private final AtomicLong now =
            new AtomicLong(Instant.parse("2026-11-21T08:00:00Z").toEpochMilli());
    private final ReplayWindow window =
            new ReplayWindow(((InstantSource) () -> Instant.ofEpochMilli(now.get())).withZone(ZoneOffset.UTC), SPAN);

    @Test
    void anIdIsNewOnce() {
        assertThat(window.first("a")).isTrue();
        assertThat(window.first("a")).isFalse();
        assertThat(window.first("b")).isTrue();
    }

    @Test
    void anIdIsRememberedForTheWholeSpan() {
        now.addAndGet(SPAN.toMillis() - 1000);
        assertThat(window.first("late in its generation")).isTrue();

        now.addAndGet(SPAN.toMillis());

        assertThat(window.first("late in its generation")).isFalse();
    }

    @Test
    void anIdIsForgottenWhenItsRequestWouldBeStaleAnyway() {
        assertThat(window.first("a")).isTrue();

        now.addAndGet(SPAN.multipliedBy(3).toMillis());

        assertThat(window.first("a")).isTrue();
    }
}
