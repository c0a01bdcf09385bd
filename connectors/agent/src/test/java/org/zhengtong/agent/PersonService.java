// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A department's HTTP service. */
final class PersonService implements AutoCloseable {

    /** Request lines and bodies as they arrived. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    PersonService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestURI().toString();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(exchange.getRequestMethod() + " " + target + " " + body);
        try (exchange) {
            if (target.startsWith("/persons/511902209901010012")) {
                respond(exchange, 200, "{\"person\":{\"name\":\"陈示例\",\"age\":27,\"alive\":true}}");
            } else if (target.startsWith("/search?q=all")) {
                respond(exchange, 200, "{\"found\":[{\"n\":\"甲\"},{\"n\":\"乙\"},{\"n\":\"丙\"}]}");
            } else if (target.startsWith("/search")) {
                respond(exchange, 200, "{\"found\":[{\"n\":\"甲\"},{\"n\":\"乙\"}]}");
            } else if (target.endsWith("/failed")) {
                respond(exchange, 200, "{\"code\":\"500\",\"msg\":\"系统繁忙\"}");
            } else if (target.endsWith("/nothing")) {
                respond(exchange, 200, "");
            } else if (target.endsWith("/null")) {
                respond(exchange, 200, "{\"person\":null}");
            } else if (target.endsWith("/none")) {
                respond(exchange, 200, "{\"person\":[]}");
            } else if (target.endsWith("/slow")) {
                awaitClosing();
            } else if (target.endsWith("/broken")) {
                respond(exchange, 500, "java.lang.NullPointerException");
            } else if (target.endsWith("/422") || target.endsWith("/400")) {
                respond(exchange, Integer.parseInt(target.substring(target.length() - 3)), "{\"msg\":\"格式不对\"}");
            } else if (target.endsWith("/large")) {
                respond(exchange, 200, "{\"v\":\"" + "数".repeat(400_000) + "\"}");
            } else if (target.endsWith("/page")) {
                respond(exchange, 200, "<html>maintenance</html>");
            } else {
                respond(exchange, 404, "");
            }
        }
    }

    private static void respond(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
