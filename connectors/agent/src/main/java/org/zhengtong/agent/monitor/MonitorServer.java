// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent.monitor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;

/** {@code GET /health} (JSON, 200 or 503) and {@code GET /metrics} (Prometheus) on the loopback address. */
public final class MonitorServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CamelContext camel;
    private final PrometheusMeterRegistry metrics;
    private final HttpServer server;

    public MonitorServer(int port, CamelContext camel, PrometheusMeterRegistry metrics) throws IOException {
        this.camel = camel;
        this.metrics = metrics;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/health", this::health);
        server.createContext("/metrics", this::metrics);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void health(HttpExchange exchange) throws IOException {
        Collection<HealthCheck.Result> results = HealthCheckHelper.invoke(camel, "full");
        boolean up = results.stream().allMatch(result -> result.getState() == HealthCheck.State.UP);
        List<Map<String, String>> checks = results.stream()
                .map(result -> Map.of(
                        "name", result.getCheck().getId(),
                        "status", result.getState().name()))
                .toList();
        String body = JSON.writeValueAsString(Map.of("status", up ? "UP" : "DOWN", "checks", checks));
        respond(exchange, up ? 200 : 503, "application/json", body);
    }

    private void metrics(HttpExchange exchange) throws IOException {
        respond(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", metrics.scrape());
    }

    private static void respond(HttpExchange exchange, int status, String type, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
