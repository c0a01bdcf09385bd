// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often a request is made again after a refusal that says it may succeed later ({@code retryable}). Every attempt is
 * signed anew. A request without an answer is never repeated: nobody knows what became of it.
 */
public final class Retry {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final int attempts;
    private final Duration firstPause;

    private Retry(int attempts, Duration firstPause) {
        this.attempts = attempts;
        this.firstPause = firstPause;
    }

    public static Retry none() {
        return new Retry(1, Duration.ZERO);
    }

    /** At most so many attempts in all; pauses double from the first one, and are never shorter than Retry-After. */
    public static Retry attempts(int attempts, Duration firstPause) {
        if (attempts < 1 || firstPause.isNegative()) {
            throw new IllegalArgumentException("at least one attempt and no negative pause");
        }
        return new Retry(attempts, firstPause);
    }

    boolean allows(int attempt, ZhengtongException refusal) {
        return attempt < attempts && refusal.retryable();
    }

    /** Half of the pause is chance, so that callers refused together do not come back together. */
    Duration pauseAfter(int attempt, ZhengtongException refusal) {
        long doubled = firstPause.toMillis() << Math.min(attempt - 1, 16);
        long pause = Math.min(doubled, LONGEST_PAUSE.toMillis());
        long chance = ThreadLocalRandom.current().nextLong(pause / 2 + 1);
        Duration wanted = Duration.ofMillis(pause - chance);
        Duration asked = refusal.retryAfter().orElse(Duration.ZERO);
        return wanted.compareTo(asked) >= 0 ? wanted : asked;
    }
}
