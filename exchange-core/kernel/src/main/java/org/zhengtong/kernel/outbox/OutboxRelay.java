// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Sends the outbox's rows to Kafka in order and deletes what the broker has acknowledged. At least once: a row whose deletion did not
 * commit is sent again with the same event id. A broker that is away delays events and nothing else.
 */
@Singleton
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH = 500;

    private final Jdbi jdbi;
    private final OutboxStore store;
    private final EventSender sender;
    private final EventsConfig config;
    private final Semaphore signal = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "outbox-relay");
    private volatile boolean running;
    private volatile boolean failing;

    OutboxRelay(Jdbi jdbi, OutboxStore store, EventSender sender, EventsConfig config) {
        this.jdbi = jdbi;
        this.store = store;
        this.sender = sender;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        running = true;
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        signal.release();
        thread.join(TimeUnit.SECONDS.toMillis(5));
        sender.close();
    }

    /** Called after a commit that wrote events. */
    void wake() {
        signal.release();
    }

    /** Whether the last attempt to send failed; events wait in the outbox meanwhile. */
    public boolean failing() {
        return failing;
    }

    private void run() {
        while (running) {
            Duration pause = config.pollInterval();
            try {
                int relayed = relay();
                recovered();
                if (relayed == BATCH) {
                    continue;
                }
                if (relayed > 0) {
                    gather();
                }
            } catch (RuntimeException e) {
                failed(e);
                pause = config.retryInterval();
            }
            await(pause);
        }
    }

    /** After a batch, lets the next one gather: under load a few large batches cost far less than many small ones. */
    private void gather() {
        LockSupport.parkNanos(config.gatherInterval().toNanos());
    }

    private void await(Duration pause) {
        try {
            if (signal.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                signal.drainPermits();
            }
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }

    /** Sends one batch; returns how many rows it took up. */
    private int relay() {
        return jdbi.withHandle(handle -> {
            if (!store.lock(handle)) {
                return 0;
            }
            try {
                List<OutboxRow> rows = store.oldest(handle, BATCH);
                if (!rows.isEmpty()) {
                    settle(handle, rows, sender.send(rows));
                }
                return rows.size();
            } finally {
                store.unlock(handle);
            }
        });
    }

    private void settle(Handle handle, List<OutboxRow> rows, List<EventSender.Result> results) {
        List<Long> sent = new ArrayList<>(rows.size());
        RuntimeException retriable = null;
        for (int i = 0; i < rows.size(); i++) {
            OutboxRow row = rows.get(i);
            EventSender.Result result = results.get(i);
            switch (result.outcome()) {
                case SENT -> sent.add(row.position());
                case REFUSED -> {
                    store.refuse(handle, row.position(), result.reason());
                    LOG.errorf("event %s for %s is set aside: %s", row.eventId(), row.topic(), result.reason());
                }
                case FAILED -> retriable = new IllegalStateException(result.reason());
            }
        }
        store.delete(handle, sent);
        if (retriable != null) {
            throw retriable;
        }
    }

    private void failed(RuntimeException e) {
        if (!failing && running) {
            LOG.warnf("events wait in the outbox: %s", e.getMessage());
        }
        failing = true;
    }

    private void recovered() {
        if (failing) {
            LOG.info("events leave the outbox again");
        }
        failing = false;
    }
}
