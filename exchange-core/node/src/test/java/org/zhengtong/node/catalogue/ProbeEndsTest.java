// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ORGANISATION;
import static org.zhengtong.node.catalogue.CatalogueFixtures.entry;
import static org.zhengtong.node.catalogue.CatalogueFixtures.json;
import static org.zhengtong.node.catalogue.CatalogueFixtures.name;
import static org.zhengtong.node.catalogue.CatalogueFixtures.published;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.node.probe.Probing;

/** What a probe believes, and when a resource is probed no longer; and whose quality is shown. */
@QuarkusTest
@TestSecurity(
        user = "manager-1",
        roles = {"catalogue-manager", "provider-officer"},
        attributes = @SecurityAttribute(key = "organisation", value = ORGANISATION))
class ProbeEndsTest {

    private static final String QUALITY = "/api/v1/catalogue/quality";

    @Inject
    Probing probing;

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Duration ahead = Duration.ZERO;
    private HttpServer provider;

    @BeforeEach
    void start() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            byte[] answer = ("{\"outcome\":\"NOT_FOUND\",\"asOf\":\""
                            + clock.instant().plus(ahead) + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        provider.start();
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    /** A resource attached at a path of its own. */
    private String attached(String path) {
        String resource = published(entry(name("探测终止")));
        String address = "http://127.0.0.1:" + provider.getAddress().getPort() + path;
        json().body(Map.of("resource", resource, "kind", "HTTP", "url", address))
                .put("/api/v1/attachments")
                .then()
                .statusCode(200);
        return resource;
    }

    private void due(String resource) {
        jdbi.useHandle(h -> h.execute("UPDATE entry_quality SET next_probe_at = now() WHERE resource = ?", resource));
    }

    private Optional<Instant> dataAt(String resource) {
        return jdbi.withHandle(h -> h.createQuery("SELECT data_at FROM entry_quality WHERE resource = :resource")
                .bind("resource", resource)
                .map((rs, ctx) ->
                        Optional.ofNullable(rs.getTimestamp("data_at")).map(java.sql.Timestamp::toInstant))
                .one());
    }

    @Test
    void aMomentStillToComeMakesNoDataFresh() {
        ahead = Duration.ofDays(3650);
        String resource = attached("/future");
        probing.look();
        assertThat(asked).contains("/future");
        assertThat(dataAt(resource)).isEmpty();

        ahead = Duration.ofMinutes(1);
        due(resource);
        probing.look();
        assertThat(dataAt(resource)).hasValueSatisfying(at -> assertThat(at).isBeforeOrEqualTo(clock.instant()));
    }

    @Test
    void whatIsDetachedOrWithdrawnIsProbedNoLonger() {
        String detached = attached("/detached");
        String withdrawn = attached("/withdrawn");
        probing.look();
        assertThat(asked).contains("/detached", "/withdrawn");
        given().queryParam("resource", detached)
                .delete("/api/v1/attachments")
                .then()
                .statusCode(204);
        String id = given().queryParam("resource", withdrawn)
                .get(CatalogueFixtures.ENTRIES)
                .path("items[0].id");
        json().body(Map.of("reason", "系统下线"))
                .post(CatalogueFixtures.ENTRIES + "/" + id + "/withdrawal")
                .then()
                .statusCode(200);
        due(detached);
        due(withdrawn);
        asked.clear();

        probing.look();

        assertThat(asked).doesNotContain("/detached", "/withdrawn");
        given().queryParam("resource", detached)
                .get(CatalogueFixtures.ENTRIES)
                .then()
                .body("items[0].attachment", equalTo("NOT_ATTACHED"));
    }

    @Test
    @TestSecurity(user = "auditor-1", roles = "auditor")
    void anAuditorNarrowsTheListToOneOrganisation() {
        given().queryParam("organisation", "11511900009000023F")
                .get(QUALITY + "/entries?limit=500")
                .then()
                .statusCode(200)
                .body("items.organisation", everyItem(equalTo("11511900009000023F")));
        given().queryParam("organisation", ORGANISATION)
                .get(QUALITY)
                .then()
                .statusCode(200)
                .body("organisations.organisation", everyItem(containsString("009000015")));
        given().queryParam("organisation", "nobody")
                .get(QUALITY + "/entries")
                .then()
                .statusCode(400);
    }
}
