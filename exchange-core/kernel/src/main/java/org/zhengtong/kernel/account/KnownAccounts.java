// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.zhengtong.kernel.signin.SignInConfig;

/** The accounts that signed in lately, so that a sign-in costs no query. */
@Singleton
public class KnownAccounts {

    private static final int MOST = 10_000;

    private final AccountStore store;
    private final Cache<String, Account> known;

    KnownAccounts(AccountStore store, Clock clock, SignInConfig config) {
        this.store = store;
        this.known = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(config.rememberCaller())
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** Fired by whoever changes an account. */
    record Changed(String name) {}

    /** The account as it was when it last signed in, if that was lately. */
    public Optional<Account> remembered(String name) {
        return Optional.ofNullable(known.getIfPresent(name));
    }

    /** The account, from the database if need be. */
    public Optional<Account> find(String name) {
        return Optional.ofNullable(
                known.get(name, unknown -> store.find(unknown).orElse(null)));
    }

    /** A change counts at once on this instance. */
    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) Changed change) {
        known.invalidate(change.name());
    }
}
