// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.statuslist;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Publishes what is due, several times a second; the scheduler of the application wakes only once. */
@Singleton
class StatusListPublisher {

    private static final Logger LOG = Logger.getLogger(StatusListPublisher.class);

    private final StatusListPublication publication;
    private final StatusListConfig config;
    private final Clock clock;
    private final ScheduledExecutorService clockwork =
            Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "status-lists"));
    private @Nullable Future<?> work;
    private boolean failing;
    private volatile Instant caughtUpAt;

    StatusListPublisher(StatusListPublication publication, StatusListConfig config, MeterRegistry meters, Clock clock) {
        this.publication = publication;
        this.config = config;
        this.clock = clock;
        this.caughtUpAt = clock.instant();
        Gauge.builder(
                        "zt.registry.status.list.lag",
                        this,
                        publisher -> publisher.lag().toMillis() / 1e3)
                .description("Seconds for which a status list has been due without being published")
                .baseUnit("seconds")
                .register(meters);
    }

    void start(@Observes StartupEvent event) {
        publication.requireKeys();
        long pause = config.publishEvery().toMillis();
        work = clockwork.scheduleWithFixedDelay(this::publishDue, 0, pause, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (work != null) {
            work.cancel(false);
        }
        clockwork.shutdown();
        clockwork.awaitTermination(5, TimeUnit.SECONDS);
    }

    /** For how long some list has been due without being published. */
    Duration lag() {
        return Duration.between(caughtUpAt, clock.instant());
    }

    /** One list that fails holds no other back; an Error would end the schedule, and nobody would know. */
    private void publishDue() {
        Instant round = clock.instant();
        List<Integer> due = new ArrayList<>();
        boolean all = done(() -> due.addAll(publication.due()));
        for (int list : due) {
            all &= done(() -> publication.publish(list));
        }
        failing = !all;
        if (all) {
            caughtUpAt = round;
        }
    }

    private boolean done(Runnable step) {
        try {
            step.run();
            return true;
        } catch (Throwable failure) {
            if (!failing) {
                LOG.errorf(failure, "a status list cannot be published; changes wait for the next version");
            }
            return false;
        }
    }
}
