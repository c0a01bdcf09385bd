// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.catalogue;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.zhengtong.sandbox.api.Api;

/** The most heap a node used while something went on, garbage that was not collected yet included: looked at ten times a second. */
final class HeapWatch implements AutoCloseable {

    private static final String USED = "jvm_memory_used_bytes{area=\"heap\"";

    private final Api node;
    private final AtomicLong most = new AtomicLong();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    private final ScheduledFuture<?> looking;

    HeapWatch(Api node) {
        this.node = node;
        this.looking = clock.scheduleWithFixedDelay(this::look, 0, 100, TimeUnit.MILLISECONDS);
    }

    private void look() {
        double used = node.text("/q/metrics")
                .lines()
                .filter(line -> line.startsWith(USED))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        most.accumulateAndGet(Math.round(used), Math::max);
    }

    long mebibytes() {
        return most.get() / (1024 * 1024);
    }

    @Override
    public void close() {
        looking.cancel(true);
        clock.shutdown();
    }
}
