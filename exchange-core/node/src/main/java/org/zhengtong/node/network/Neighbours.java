// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.network;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** When each neighbour was last heard and last missed. A silent neighbour is degraded, never a reason to stop local work. */
@Singleton
public class Neighbours {

    /** Whether a node answers, as far as this node can tell. */
    public enum State {
        UP,
        DEGRADED,
        UNKNOWN
    }

    /**
     * What is known of one neighbour.
     *
     * @param lastContact when it last asked or answered
     */
    public record Contact(State state, Optional<Instant> lastContact) {}

    private record Seen(
            @Nullable Instant answered, @Nullable Instant failed) {}

    private static final Seen NEVER = new Seen(null, null);

    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private final List<Consumer<String>> returns = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private final Duration silence;

    Neighbours(Clock clock, NetworkConfig config) {
        this.clock = clock;
        this.silence = config.pollEvery().multipliedBy(3);
    }

    /** Has somebody told of each neighbour that is heard after it was missed. Told on whatever thread heard it: it must not block. */
    public void onReturn(Consumer<String> listener) {
        returns.add(listener);
    }

    /** The neighbour asked or answered just now. */
    public void answered(String code) {
        Instant now = clock.instant();
        Seen before = seen.get(code);
        if (before == null
                || before.failed != null
                || before.answered == null
                || now.isAfter(before.answered.plusSeconds(1))) {
            seen.put(code, new Seen(now, null));
        }
        if (before != null && before.failed != null) {
            returns.forEach(listener -> listener.accept(code));
        }
    }

    /** The neighbour could not be reached just now. */
    public void failed(String code) {
        Instant now = clock.instant();
        seen.compute(code, (key, before) -> new Seen(before == null ? null : before.answered, now));
    }

    /** What is known of a neighbour. */
    public Contact contact(String code) {
        Seen known = seen.getOrDefault(code, NEVER);
        Optional<Instant> last = Optional.ofNullable(known.answered);
        if (known.failed != null) {
            return new Contact(State.DEGRADED, last);
        }
        if (last.isEmpty()) {
            return new Contact(State.UNKNOWN, last);
        }
        boolean silent = clock.instant().isAfter(last.get().plus(silence));
        return new Contact(silent ? State.DEGRADED : State.UP, last);
    }
}
