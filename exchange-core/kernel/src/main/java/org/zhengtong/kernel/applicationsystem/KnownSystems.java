// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.applicationsystem;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.spi.runtime.BlockingSecurityExecutor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.zhengtong.kernel.signin.SignInConfig;

/** The active application systems that called lately, so that a signed request costs no query. */
@Singleton
public class KnownSystems {

    private static final int MOST = 10_000;

    private final ApplicationSystemStore store;
    private final BlockingSecurityExecutor blocking;
    private final Cache<String, ApplicationSystem> known;

    KnownSystems(ApplicationSystemStore store, BlockingSecurityExecutor blocking, Clock clock, SignInConfig config) {
        this.store = store;
        this.blocking = blocking;
        this.known = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(config.rememberCaller())
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** Fired by whoever changes an application system. */
    record Changed(String id) {}

    /** The active system with this key id; at once when known, else from the database on another thread. */
    public Uni<Optional<ApplicationSystem>> find(String id) {
        ApplicationSystem found = known.getIfPresent(id);
        return found == null
                ? blocking.executeBlocking(() -> load(id))
                : Uni.createFrom().item(Optional.of(found));
    }

    /** Those of the systems that are active and have the role now, as the database says. */
    public Set<String> holding(String role, Set<String> ids) {
        return store.active(role, ids);
    }

    private Optional<ApplicationSystem> load(String id) {
        return Optional.ofNullable(known.get(
                id,
                unknown -> store.find(unknown).filter(ApplicationSystem::active).orElse(null)));
    }

    /** A change counts at once on this instance. */
    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) Changed change) {
        known.invalidate(change.id());
    }
}
