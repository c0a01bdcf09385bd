// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.group;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.problem.RequestProblem;

/**
 * Gathers concurrent submissions into groups and works one group at a time (成组提交): a group of one when idle, up to the maximum
 * under load, with no waiting for a group to fill.
 *
 * @param <T> what is submitted
 * @param <R> what each submission gets back
 */
public final class GroupWorker<T, R> implements AutoCloseable {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private record Submission<T, R>(T item, CompletableFuture<R> future) {}

    private final int maxGroup;
    private final int capacity;
    private final Function<List<T>, List<R>> work;
    private final Executor completion;
    private final String name;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition waiting = lock.newCondition();
    private final ArrayDeque<Submission<T, R>> queue = new ArrayDeque<>();
    private boolean closed;

    /**
     * Starts the worker's thread.
     *
     * @param name of the thread
     * @param maxGroup the most items one call of {@code work} gets
     * @param capacity submissions that may wait; one more is refused as overload
     * @param work answers a group: one result per item, in the same order
     * @param completion where futures complete, so that callers' continuations never hold the worker up
     */
    public GroupWorker(String name, int maxGroup, int capacity, Function<List<T>, List<R>> work, Executor completion) {
        this.name = name;
        this.maxGroup = maxGroup;
        this.capacity = capacity;
        this.work = work;
        this.completion = completion;
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /** Queues an item. The future fails with OVERLOADED when the queue is full or the worker is closed. */
    public CompletableFuture<R> submit(T item) {
        lock.lock();
        try {
            if (closed || queue.size() >= capacity) {
                return CompletableFuture.failedFuture(overloaded());
            }
            CompletableFuture<R> future = new CompletableFuture<>();
            queue.add(new Submission<>(item, future));
            waiting.signal();
            return future;
        } finally {
            lock.unlock();
        }
    }

    /** Submits an item and waits for its result; throws what its group failed with. */
    public R call(T item) {
        try {
            return submit(item).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    /** How many submissions wait now; for gauges. */
    public int queued() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    /** Refuses new submissions, works off those already accepted, and returns when the last future is on its way. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            waiting.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Submission<T, R>> group = next();
        while (!group.isEmpty()) {
            handle(group);
            group = next();
        }
    }

    /** Waits for work; empty only when closed and drained. */
    private List<Submission<T, R>> next() {
        lock.lock();
        try {
            while (queue.isEmpty() && !closed) {
                waiting.awaitUninterruptibly();
            }
            List<Submission<T, R>> group = new ArrayList<>(Math.min(maxGroup, queue.size()));
            while (group.size() < maxGroup && !queue.isEmpty()) {
                group.add(queue.remove());
            }
            return group;
        } finally {
            lock.unlock();
        }
    }

    private void handle(List<Submission<T, R>> group) {
        try {
            List<R> results = work.apply(group.stream().map(Submission::item).toList());
            if (results.size() != group.size()) {
                throw new IllegalStateException(
                        name + ": " + results.size() + " results for " + group.size() + " items");
            }
            for (int i = 0; i < group.size(); i++) {
                finish(group.get(i).future(), results.get(i), null);
            }
        } catch (RuntimeException | Error failure) {
            group.forEach(submission -> finish(submission.future(), null, failure));
        }
    }

    private void finish(CompletableFuture<R> future, @Nullable R result, @Nullable Throwable failure) {
        Runnable completing =
                failure == null ? () -> future.complete(result) : () -> future.completeExceptionally(failure);
        try {
            completion.execute(completing);
        } catch (RejectedExecutionException shuttingDown) {
            completing.run();
        }
    }

    private ProblemException overloaded() {
        return new ProblemException(RequestProblem.OVERLOADED, name + " has no room for more work")
                .retryAfter(RETRY_AFTER);
    }
}
