// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.exchange;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A department's HTTP service for tests: it behaves as its path says and keeps what it was asked. */
final class TestProvider implements AutoCloseable {

    static final String ANSWER = """
            {"outcome": "ANSWERED", "asOf": "2026-11-01T00:00:00Z", "extra": 1, "records": [
              {"name": "李示例", "citizenId": "511903209912310025", "number": "巴健证 0001", "division": "511903",
               "remark": "不得外传", "unlisted": "x"},
              {"name": "李示例", "citizenId": "511903209912310025", "number": "成健证 0002", "division": "510100"}]}
            """;

    /** What the service was asked. */
    record Asked(String signature, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    TestProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/answers", exchange -> reply(exchange, 200, "application/json", ANSWER));
        server.createContext(
                "/empty", exchange -> reply(exchange, 200, "application/json", "{\"outcome\":\"NOT_FOUND\"}"));
        server.createContext(
                "/several",
                exchange -> reply(
                        exchange,
                        200,
                        "application/json",
                        "{\"outcome\":\"ANSWERED\",\"records\":[{\"name\":\"甲\",\"citizenId\":\"1\"},"
                                + "{\"name\":\"乙\",\"citizenId\":\"2\"}]}"));
        server.createContext("/garbage", exchange -> reply(exchange, 200, "text/html", "<html>维护中</html>"));
        server.createContext("/fails", exchange -> reply(exchange, 500, "application/json", "{\"secret\":\"stack\"}"));
        server.createContext("/refuses", exchange -> reply(exchange, 400, "application/problem+json", "{}"));
        server.createContext("/hangs", this::hang);
        server.start();
    }

    URI url(String behaviour) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + behaviour);
    }

    List<Asked> asked() {
        return asked;
    }

    private void reply(HttpExchange exchange, int status, String type, String text) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(String.valueOf(exchange.getRequestHeaders().getFirst("Signature-Input")), body));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void hang(HttpExchange exchange) {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    @Override
    public void close() {
        release.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
