// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Somebody else's server on the loopback, well and ill behaved: {@code good}, {@code error}, {@code silent}, {@code stalled}, {@code long}. */
public final class FarServer implements AutoCloseable {

    private final HttpServer server;
    private final byte[] answer;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, byte[]> asked = new ConcurrentHashMap<>();

    /** A server whose good answer is this; its long one is that a thousand times. */
    public FarServer(byte[] answer) throws IOException {
        this.answer = answer.clone();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** The address of a behaviour. */
    public URI at(String behaviour) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + behaviour);
    }

    /** What was sent to a behaviour last. */
    public byte[] asked(String behaviour) {
        return asked.getOrDefault("/" + behaviour, new byte[0]);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.put(path, exchange.getRequestBody().readAllBytes());
        try (exchange) {
            switch (path) {
                case "/good" -> send(exchange, 200, 1);
                case "/error" -> send(exchange, 500, 1);
                case "/silent" -> awaitEnd();
                case "/stalled" -> {
                    exchange.sendResponseHeaders(200, answer.length + 1L);
                    exchange.getResponseBody().write(answer);
                    exchange.getResponseBody().flush();
                    awaitEnd();
                }
                case "/long" -> send(exchange, 200, 1_000);
                default -> send(exchange, 404, 1);
            }
        }
    }

    private void send(HttpExchange exchange, int status, int times) throws IOException {
        exchange.sendResponseHeaders(status, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            for (int i = 0; i < times; i++) {
                body.write(answer);
            }
        }
    }

    private void awaitEnd() {
        try {
            if (!closed.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody closed the server");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
