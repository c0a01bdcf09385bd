// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.signin;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.zhengtong.kernel.problem.ProblemException;

/** Locks an account for a while after too many wrong passwords (登录锁定), on this instance. */
@Singleton
public class FailedSignIns {

    private static final int REMEMBERED = 10_000;

    private record Failures(int count, Instant since) {}

    private final SignInConfig config;
    private final Clock clock;
    private final Map<String, Failures> byName = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    FailedSignIns(SignInConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Refuses whoever has guessed too often. */
    public synchronized void requireNotLocked(String name) {
        Failures failures = current(name);
        if (failures.count() >= config.failuresAllowed()) {
            Instant end = failures.since().plus(config.lockOut());
            throw new ProblemException(SignInProblem.SIGN_IN_LOCKED, "too many failed sign-ins as this account")
                    .retryAfter(Duration.between(clock.instant(), end));
        }
    }

    /** A wrong password was given. */
    public synchronized void count(String name) {
        Failures failures = current(name);
        byName.put(name, new Failures(failures.count() + 1, failures.since()));
    }

    /** The right password was given. */
    public synchronized void forget(String name) {
        byName.remove(name);
    }

    private Failures current(String name) {
        Instant now = clock.instant();
        Failures failures = byName.get(name);
        if (failures == null || !now.isBefore(failures.since().plus(config.lockOut()))) {
            return new Failures(0, now);
        }
        return failures;
    }
}
