// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.passage;

import java.time.Duration;

/** The time an exchange has at this node, by the monotonic clock: it starts when the request arrives and only shrinks. */
public record Deadline(long startNanos, long millis) {

    /** Starts now. */
    public static Deadline in(long millis) {
        return new Deadline(System.nanoTime(), millis);
    }

    /** Whole milliseconds spent at this node. */
    public long spentMillis() {
        return (System.nanoTime() - startNanos) / 1_000_000;
    }

    /** Milliseconds left; zero or less once expired. */
    public long remainingMillis() {
        return millis - spentMillis();
    }

    /** What is left, never negative. */
    public Duration remaining() {
        return Duration.ofMillis(Math.max(0, remainingMillis()));
    }
}
