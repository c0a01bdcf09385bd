// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Exchange ids seen lately: for at least as long as a request counts as fresh. Older replays fail as stale; those after a restart or at
 * another instance meet the evidence log's unique index.
 */
@Singleton
class ReplayWindow {

    private final Clock clock;
    private final long spanMillis;
    private volatile Generation generation;

    private record Generation(long until, Set<String> current, Set<String> previous) {}

    @Inject
    ReplayWindow(Clock clock, DeliveryConfig config) {
        this(clock, config.freshness().multipliedBy(2));
    }

    ReplayWindow(Clock clock, Duration span) {
        this.clock = clock;
        this.spanMillis = span.toMillis();
        this.generation = new Generation(clock.millis() + spanMillis, ConcurrentHashMap.newKeySet(), Set.of());
    }

    /** Notes an id; false when it was seen before. */
    boolean first(String exchangeId) {
        Generation now = current();
        return !now.previous().contains(exchangeId) && now.current().add(exchangeId);
    }

    private Generation current() {
        Generation held = generation;
        return clock.millis() < held.until() ? held : turn();
    }

    private synchronized Generation turn() {
        long now = clock.millis();
        if (now >= generation.until()) {
            boolean late = now >= generation.until() + spanMillis;
            generation = new Generation(
                    now + spanMillis, ConcurrentHashMap.newKeySet(), late ? Set.of() : generation.current());
        }
        return generation;
    }
}
