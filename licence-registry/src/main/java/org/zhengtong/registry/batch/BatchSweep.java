// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.batch;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;

/** Runs batches beside the request that brought them, and takes up those that stopped. */
@ApplicationScoped
public class BatchSweep {

    private static final Logger LOG = Logger.getLogger(BatchSweep.class);
    private static final Duration STOPPED_AFTER = Duration.ofSeconds(30);

    private final BatchStore batches;
    private final BatchIssuance issuance;
    private final ExecutorService workers;
    private final Clock clock;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    BatchSweep(BatchStore batches, BatchIssuance issuance, ExecutorService workers, Clock clock) {
        this.batches = batches;
        this.issuance = issuance;
        this.workers = workers;
        this.clock = clock;
    }

    void start(String id) {
        workers.execute(() -> run(id));
    }

    @Scheduled(
            identity = "issuance-batch-sweep",
            every = "${zt.registry.issuance.sweep-every:10s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        resume(STOPPED_AFTER);
    }

    /** Goes on once with every batch received longer ago than the age that has rows without an outcome. */
    public void resume(Duration age) {
        Instant before = clock.instant().minus(age);
        List<String> stopped = batches.unfinished(before, "");
        while (!stopped.isEmpty()) {
            stopped.forEach(this::run);
            stopped = batches.unfinished(before, stopped.get(stopped.size() - 1));
        }
    }

    /** One run of a batch at a time in this process; a second process repeats requests, which gives the same licences. */
    private void run(String id) {
        if (running.add(id)) {
            try {
                issuance.run(id);
            } catch (RuntimeException failure) {
                LOG.errorf(failure, "batch %s stopped and is taken up again", id);
            } finally {
                running.remove(id);
            }
        }
    }
}
