// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.applicationsystem;

import io.quarkus.security.spi.runtime.BlockingSecurityExecutor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.zhengtong.kernel.signin.SignInConfig;

/** The active application systems that called lately, so that a signed request costs no query. */
@Singleton
public class KnownSystems {

    private static final int MOST = 10_000;

    private record Known(ApplicationSystem system, Instant until) {}

    private final ApplicationSystemStore store;
    private final BlockingSecurityExecutor blocking;
    private final Clock clock;
    private final Duration remember;
    private final ConcurrentHashMap<String, Known> known = new ConcurrentHashMap<>();

    KnownSystems(ApplicationSystemStore store, BlockingSecurityExecutor blocking, Clock clock, SignInConfig config) {
        this.store = store;
        this.blocking = blocking;
        this.clock = clock;
        this.remember = config.rememberSystem();
    }

    /** The active system with this key id; at once when known, else from the database on another thread. */
    public Uni<Optional<ApplicationSystem>> find(String id) {
        Known found = known.get(id);
        if (found != null && clock.instant().isBefore(found.until())) {
            return Uni.createFrom().item(Optional.of(found.system()));
        }
        return blocking.executeBlocking(() -> load(id));
    }

    /** Makes a change count at once on this instance. */
    void forget(String id) {
        known.remove(id);
    }

    private Optional<ApplicationSystem> load(String id) {
        Optional<ApplicationSystem> active = store.find(id).filter(ApplicationSystem::active);
        if (known.size() >= MOST) {
            known.clear();
        }
        active.ifPresentOrElse(
                system -> known.put(id, new Known(system, clock.instant().plus(remember))), () -> known.remove(id));
        return active;
    }
}
