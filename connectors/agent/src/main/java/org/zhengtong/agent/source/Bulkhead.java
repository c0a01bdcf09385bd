// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent.source;

import static org.zhengtong.agent.source.SourceProblem.SOURCE_BUSY;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The few threads of one resource: a slow source makes only its own callers wait, and not without end. */
final class Bulkhead implements AutoCloseable {

    private static final int WAITING_PER_WORKER = 4;

    private final ThreadPoolExecutor workers;

    Bulkhead(String name, int concurrency) {
        AtomicInteger number = new AtomicInteger();
        workers = new ThreadPoolExecutor(
                concurrency,
                concurrency,
                60,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(concurrency * WAITING_PER_WORKER),
                work -> new Thread(work, name + "-" + number.incrementAndGet()));
        workers.allowCoreThreadTimeOut(true);
    }

    /** Runs the work on a thread of this resource, unless the future is completed (timed out) before its turn comes. */
    <T> CompletableFuture<T> run(Supplier<T> work, Duration timeout) {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            workers.execute(() -> complete(result, work));
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(new SourceException(SOURCE_BUSY, "too many requests are waiting"));
        }
        return result.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    int running() {
        return workers.getActiveCount();
    }

    private static <T> void complete(CompletableFuture<T> result, Supplier<T> work) {
        if (result.isDone()) {
            return;
        }
        try {
            result.complete(work.get());
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    /** Takes no more work and waits a moment for what is running. */
    @Override
    public void close() {
        workers.shutdown();
        try {
            if (!workers.awaitTermination(5, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
