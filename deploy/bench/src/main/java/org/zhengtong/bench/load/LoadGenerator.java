// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.load;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.HdrHistogram.ConcurrentHistogram;
import org.jspecify.annotations.Nullable;

/** Sends calls to one server over a fixed number of keep-alive connections and measures them. */
public final class LoadGenerator implements AutoCloseable {

    private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(2);
    private static final long CALL_TIMEOUT_MILLIS = 30_000;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;
    private final URI server;
    private final int connections;

    /**
     * @param server scheme, host and port
     * @param connections keep-alive connections, which is also the most calls under way in a closed loop
     */
    public LoadGenerator(URI server, int connections) {
        this.server = server;
        this.connections = connections;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true).setPipelining(false),
                new PoolOptions().setHttp1MaxSize(connections));
    }

    /** Runs at the pace until it ends and every started call has ended. */
    public LoadResult run(Pace pace, Supplier<Call> calls, CpuClock cpu) throws InterruptedException {
        Tally tally = new Tally();
        double cpuBefore = cpu.seconds();
        long begun = System.nanoTime();
        if (pace instanceof Pace.Open open) {
            runOpen(open, calls, tally);
        } else {
            runClosed(pace.duration().toNanos(), calls, tally);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        return tally.result(seconds, cpu.seconds() - cpuBefore);
    }

    private void runClosed(long nanos, Supplier<Call> calls, Tally tally) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(connections);
        long until = System.nanoTime() + nanos;
        for (int i = 0; i < connections; i++) {
            vertx.runOnContext(ignored -> next(until, calls, tally, ended));
        }
        ended.await();
    }

    private void next(long until, Supplier<Call> calls, Tally tally, CountDownLatch ended) {
        if (System.nanoTime() >= until) {
            ended.countDown();
            return;
        }
        send(calls.get(), System.nanoTime(), tally, () -> next(until, calls, tally, ended));
    }

    private void runOpen(Pace.Open pace, Supplier<Call> calls, Tally tally) throws InterruptedException {
        long total = pace.duration().toMillis() * pace.perSecond() / 1000;
        CountDownLatch ended = new CountDownLatch((int) total);
        long first = System.nanoTime();
        for (long i = 0; i < total; i++) {
            long intended = first + i * 1_000_000_000L / pace.perSecond();
            long wait = intended - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            }
            send(calls.get(), intended, tally, ended::countDown);
        }
        ended.await();
    }

    private void send(Call call, long since, Tally tally, Runnable then) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(call.method()))
                .setHost(server.getHost())
                .setPort(server.getPort())
                .setURI(call.path())
                .setTimeout(CALL_TIMEOUT_MILLIS);
        call.headers().forEach(options::putHeader);
        AtomicBoolean counted = new AtomicBoolean();
        // The response is taken up inside, on its event loop: from this thread it could come too late and be lost.
        client.request(options)
                .compose(request -> request.send(Buffer.buffer(call.body()))
                        .compose(response -> response.body().onSuccess(body -> {
                            if (counted.compareAndSet(false, true)) {
                                tally.count(call, response.statusCode(), body, since);
                            }
                        })))
                .onFailure(failure -> {
                    if (counted.compareAndSet(false, true)) {
                        tally.failed(failure.toString());
                    }
                })
                .onComplete(done -> then.run());
    }

    @Override
    public void close() {
        client.close().toCompletionStage().toCompletableFuture().join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static final class Tally {
        private final ConcurrentHistogram latency = new ConcurrentHistogram(HIGHEST_MICROS, 3);
        private final LongAdder failures = new LongAdder();
        private final AtomicReference<@Nullable String> firstFailure = new AtomicReference<>();

        void count(Call call, int status, Buffer body, long since) {
            if (status == call.expectedStatus()) {
                long micros = (System.nanoTime() - since) / 1000;
                latency.recordValue(Math.min(Math.max(micros, 0), HIGHEST_MICROS));
            } else {
                String text = body.toString();
                failed(status + " " + text.substring(0, Math.min(text.length(), 400)));
            }
        }

        void failed(String what) {
            failures.increment();
            firstFailure.compareAndSet(null, what);
        }

        LoadResult result(double seconds, double cpu) {
            return new LoadResult(
                    latency.getTotalCount(),
                    failures.sum(),
                    Objects.requireNonNullElse(firstFailure.get(), ""),
                    seconds,
                    cpu,
                    latency);
        }
    }
}
