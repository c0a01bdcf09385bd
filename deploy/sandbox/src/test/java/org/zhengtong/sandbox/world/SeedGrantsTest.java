// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengtong.sandbox.pki.Pki;
import org.zhengtong.sandbox.topology.Secrets;

/** Of a world in which the user's own application for a resource of the sandbox waits for a decision. */
class SeedGrantsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Resource> RESOURCES =
            List.of(Resource.BUSINESS_LICENCE, Resource.IDENTITY, Resource.FOOD_HANDLER, Resource.TIANJIN_VERIFICATION);
    private static final String USERS = "users-own";

    @TempDir
    private Path folder;

    /** Resource and system of what was applied for. */
    private final Set<String> applied = ConcurrentHashMap.newKeySet();

    private final List<String> decided = new CopyOnWriteArrayList<>();
    private HttpServer node;

    @BeforeEach
    void listen() throws IOException {
        node = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        node.createContext("/api/v1/catalogue/search", exchange -> answer(exchange, catalogue()));
        node.createContext("/api/v1/catalogue/entries", exchange -> answer(exchange, "{\"items\":[{}]}"));
        node.createContext("/api/v1/grants", exchange -> answer(exchange, grants(exchange)));
        node.createContext("/api/v1/applications", exchange -> answer(exchange, applications(exchange)));
        node.start();
    }

    @AfterEach
    void close() {
        node.stop(0);
    }

    @Test
    void theUsersApplicationIsLeftToTheUser() {
        new SeedGrants(world()).plant();

        assertThat(applied).hasSize(5);
        assertThat(decided)
                .hasSize((int) RESOURCES.stream()
                        .filter(resource -> resource.sharingType().equals("CONDITIONAL"))
                        .count())
                .isNotEmpty()
                .doesNotContain(USERS);

        decided.clear();
        new SeedGrants(world()).plant();
        assertThat(decided).isEmpty();
    }

    private static String code(Resource resource) {
        return "105002/51190000000" + RESOURCES.indexOf(resource);
    }

    private static String catalogue() {
        return RESOURCES.stream()
                .map(resource -> "{\"name\":\"" + resource.name() + "\",\"resource\":\"" + code(resource) + "\"}")
                .collect(Collectors.joining(",", "{\"items\":[", "]}"));
    }

    private String grants(HttpExchange exchange) {
        String query = URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8);
        String wanted = query.replaceFirst("resource=(.*)&applicationSystem=(.*)", "$1 $2");
        return applied.contains(wanted) ? "{\"items\":[{}]}" : "{\"items\":[]}";
    }

    private String applications(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/decision")) {
            decided.add(path.split("/")[4]);
            return "{}";
        }
        if (exchange.getRequestMethod().equals("POST")) {
            JsonNode application = JSON.readTree(exchange.getRequestBody());
            applied.add(application.path("resource").asText() + " "
                    + application.path("applicationSystem").asText());
            return "{\"id\":\"sent-" + applied.size() + "\",\"status\":\"SUBMITTED\"}";
        }
        return RESOURCES.stream()
                .map(resource ->
                        "{\"id\":\"" + USERS + "\",\"status\":\"SUBMITTED\",\"resource\":\"" + code(resource) + "\"}")
                .collect(Collectors.joining(",", "{\"items\":[", "]}"));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private World world() {
        URI address = URI.create("http://127.0.0.1:" + node.getAddress().getPort());
        Secrets secrets = Secrets.open(folder.resolve("secrets.json"));
        return new World(
                Stream.of("node-100000", "node-510000", "node-511900", "node-120000")
                        .collect(Collectors.toMap(name -> name, name -> address)),
                Pki.open(folder.resolve("pki"), secrets),
                secrets,
                "en");
    }
}
