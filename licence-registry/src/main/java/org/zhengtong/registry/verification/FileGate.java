// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.problem.RequestProblem;

/** Bounds how many files are verified at once (文件核验并发上限), as each may take tens of megabytes; more wait a moment and are then sent away. */
@ApplicationScoped
public class FileGate {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Semaphore places;
    private final Duration patience;

    @Inject
    FileGate(FileGateConfig config) {
        this(config.filesAtOnce(), config.filesWait());
    }

    FileGate(int filesAtOnce, Duration patience) {
        this.places = new Semaphore(filesAtOnce, true);
        this.patience = patience;
    }

    /** Does the work in one of the places. */
    public <T> T within(Supplier<T> verifying) {
        if (!entered()) {
            throw new ProblemException(RequestProblem.OVERLOADED, "too many files are being verified: ask again")
                    .retryAfter(RETRY_AFTER);
        }
        try {
            return verifying.get();
        } finally {
            places.release();
        }
    }

    private boolean entered() {
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
