// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengtong.sandbox.pki.Pki;
import org.zhengtong.sandbox.topology.Secrets;

class WorldTest {

    @TempDir
    private Path folder;

    private HttpServer node;
    private volatile String entries = "{\"items\":[]}";

    @BeforeEach
    void listen() throws IOException {
        node = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        answer(
                "/api/v1/catalogue/search",
                () -> "{\"items\":[{\"name\":\"" + Resource.IDENTITY.name()
                        + "\",\"resource\":\"105002/100000000001\"}]}");
        answer("/api/v1/catalogue/entries", () -> entries);
        node.start();
    }

    @AfterEach
    void close() {
        node.stop(0);
    }

    private void answer(String path, Supplier<String> json) {
        node.createContext(path, exchange -> {
            byte[] body = json.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @Test
    void aResourceWhoseListOfEntriesIsEmptyIsNotKnownYet() {
        URI address = URI.create("http://127.0.0.1:" + node.getAddress().getPort());
        Secrets secrets = Secrets.open(folder.resolve("secrets.json"));
        World world = new World(
                Map.of("node-100000", address, "node-511900", address),
                Pki.open(folder.resolve("pki"), secrets),
                secrets,
                "en");

        assertThat(world.isKnown(world.admin("node-511900"), Resource.IDENTITY)).isFalse();
        entries = "{\"items\":[{\"id\":\"1\"}]}";
        assertThat(world.isKnown(world.admin("node-511900"), Resource.IDENTITY)).isTrue();
    }
}
