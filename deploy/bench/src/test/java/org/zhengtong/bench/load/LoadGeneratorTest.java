// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadGeneratorTest {

    private final AtomicInteger served = new AtomicInteger();
    private HttpServer server = serverAnswering(200);

    private static final Call GET = new Call("GET", "/", Map.of(), new byte[0], 200);
    private static final CpuClock NOTHING = CpuClock.over(List.of());

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void closedLoopCountsEveryAnswer() throws Exception {
        try (LoadGenerator load = new LoadGenerator(address(), 4)) {
            LoadResult result = load.run(new Pace.Closed(Duration.ofMillis(300)), () -> GET, NOTHING);

            assertThat(result.answered()).isPositive().isEqualTo(served.get());
            assertThat(result.failed()).isZero();
        }
    }

    @Test
    void openLoopStartsExactlyTheIntendedNumber() throws Exception {
        try (LoadGenerator load = new LoadGenerator(address(), 4)) {
            LoadResult result = load.run(new Pace.Open(Duration.ofMillis(500), 100), () -> GET, NOTHING);

            assertThat(result.answered()).isEqualTo(50);
        }
    }

    @Test
    void openLoopChargesAStallToEveryCallItDelayed() throws Exception {
        CountDownLatch stall = new CountDownLatch(1);
        server.removeContext("/");
        server.createContext("/", exchange -> {
            if (served.incrementAndGet() == 1) {
                await(stall, 400);
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        try (LoadGenerator load = new LoadGenerator(address(), 1)) {
            LoadResult result = load.run(new Pace.Open(Duration.ofMillis(400), 100), () -> GET, NOTHING);

            assertThat(result.answered()).isEqualTo(40);
            assertThat(result.millisAt(50)).isGreaterThan(100);
        }
    }

    @Test
    void wrongStatusIsAFailureWithItsText() throws Exception {
        Call created = new Call("GET", "/", Map.of(), new byte[0], 201);
        try (LoadGenerator load = new LoadGenerator(address(), 1)) {
            LoadResult result = load.run(new Pace.Open(Duration.ofMillis(100), 50), () -> created, NOTHING);

            assertThat(result.failed()).isEqualTo(5);
            assertThat(result.firstFailure()).startsWith("200");
        }
    }

    private static void await(CountDownLatch latch, long millis) {
        try {
            assertThat(latch.await(millis, TimeUnit.MILLISECONDS)).isFalse();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpServer serverAnswering(int status) {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            made.setExecutor(Executors.newCachedThreadPool(runnable -> {
                Thread thread = new Thread(runnable);
                thread.setDaemon(true);
                return thread;
            }));
            made.createContext("/", exchange -> {
                served.incrementAndGet();
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
            return made;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }
}
