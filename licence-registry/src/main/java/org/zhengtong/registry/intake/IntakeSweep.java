// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.intake;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;

/** Runs intakes beside the request that brought them, and takes up those that stopped. */
@ApplicationScoped
class IntakeSweep {

    private static final Logger LOG = Logger.getLogger(IntakeSweep.class);
    private static final Duration STOPPED_AFTER = Duration.ofSeconds(30);

    private final IntakeStore intakes;
    private final Intake intake;
    private final ExecutorService workers;
    private final Clock clock;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    IntakeSweep(IntakeStore intakes, Intake intake, ExecutorService workers, Clock clock) {
        this.intakes = intakes;
        this.intake = intake;
        this.workers = workers;
        this.clock = clock;
    }

    void start(String id) {
        workers.execute(() -> run(id));
    }

    @Scheduled(
            identity = "intake-sweep",
            every = "${zt.registry.intake.sweep-every:10s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        resume(STOPPED_AFTER);
    }

    /** Goes on with every intake received longer ago than the age that is not finished. */
    void resume(Duration age) {
        intakes.unfinished(clock.instant().minus(age)).forEach(this::run);
    }

    private void run(String id) {
        if (running.add(id)) {
            try {
                intake.run(id);
            } catch (RuntimeException failure) {
                LOG.errorf(failure, "intake %s stopped and is taken up again", id);
            } finally {
                running.remove(id);
            }
        }
    }
}
