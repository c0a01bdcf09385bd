// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.statuslist;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
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
    private final ScheduledExecutorService clockwork =
            Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "status-lists"));
    private @Nullable Future<?> work;
    private boolean failing;

    StatusListPublisher(StatusListPublication publication, StatusListConfig config) {
        this.publication = publication;
        this.config = config;
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

    private void publishDue() {
        try {
            publication.due().forEach(publication::publish);
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.errorf(e, "status lists cannot be published; changes wait for the next version");
            }
            failing = true;
        }
    }
}
