// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.outside;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.zhengtong.sandbox.world.Person;

/**
 * Fake of the outside: the national population service (人口库). {@code GET /persons/<公民身份号码>} answers a person of the sandbox or
 * 404. The real one speaks the ministry's protocol; what it stands for here is an HTTP service that only an agent can reach.
 */
public final class IdentityService implements AutoCloseable {

    private static final String PATH = "/persons/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(4);

    private IdentityService(HttpServer server) {
        this.server = server;
    }

    /** Listens on the port given as the only argument until the process ends. */
    public static void main(String[] arguments) throws IOException {
        start(Integer.parseInt(arguments[0]));
    }

    /** Starts on the port, or on a free one for 0. */
    public static IdentityService start(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        IdentityService service = new IdentityService(server);
        server.createContext(PATH, IdentityService::answer);
        server.createContext("/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.setExecutor(service.workers);
        server.start();
        return service;
    }

    /** Address up to the person's number. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String number = exchange.getRequestURI().getPath().substring(PATH.length());
            Person person = Person.ALL.stream()
                    .filter(p -> p.number().equals(number))
                    .findFirst()
                    .orElse(null);
            if (person == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] body = JSON.writeValueAsBytes(Map.of("idNumber", person.number(), "name", person.name()));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdown();
    }
}
