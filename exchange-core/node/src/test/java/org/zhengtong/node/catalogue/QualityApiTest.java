// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ORGANISATION;
import static org.zhengtong.node.catalogue.CatalogueFixtures.entry;
import static org.zhengtong.node.catalogue.CatalogueFixtures.json;
import static org.zhengtong.node.catalogue.CatalogueFixtures.name;
import static org.zhengtong.node.catalogue.CatalogueFixtures.published;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.metadata.ProviderCode;
import org.zhengtong.kernel.outbox.Outbox;
import org.zhengtong.node.probe.Probing;
import org.zhengtong.schemas.event.EventSchemas;
import org.zhengtong.schemas.event.ExchangeCompleted;

@QuarkusTest
@TestSecurity(
        user = "manager-1",
        roles = {"catalogue-manager", "provider-officer"},
        attributes = @SecurityAttribute(key = "organisation", value = ORGANISATION))
class QualityApiTest {

    private static final String QUALITY = "/api/v1/catalogue/quality";

    @Inject
    Probing probing;

    @Inject
    Jdbi jdbi;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private HttpServer provider;

    @BeforeEach
    void start() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = ("{\"outcome\":\"NOT_FOUND\",\"asOf\":\"" + clock.instant() + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        provider.start();
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    @Test
    void anEntryWithoutAServiceIsShownAndCountsInTheHeadline() {
        String resource = published(entry(name("未挂接")));

        assertThat(listed("UNATTACHED", resource)).containsEntry("attached", false);
        JsonPath headline =
                given().get(QUALITY).then().statusCode(200).extract().jsonPath();
        assertThat(headline.getInt("attached")).isLessThan(headline.getInt("shared"));
        assertThat(headline.getDouble("attachedShare")).isLessThan(100);
        assertThat(headline.<String>getList("organisations.organisation"))
                .contains(ORGANISATION)
                .allMatch(provider -> ProviderCode.means(provider, ORGANISATION));
    }

    @Test
    void aServiceIsProbedWithMadeUpValuesAndThreeFailuresMakeItFaulty() {
        String resource = attached(name("探测"));
        probing.look();

        Map<String, Object> good = listed("NEVER_CALLED", resource);
        assertThat(good).containsEntry("attached", true).containsEntry("probeFailures", 0);
        assertThat(good.get("probeReason")).isNull();
        assertThat(good.get("dataAt")).isNotNull();
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0)).contains("\"operator\":\"zt-probe\"", "\"idNumber\":\"zt-probe\"", "1900-01-01");

        status = 500;
        for (int i = 1; i <= 3; i++) {
            due(resource);
            probing.look();
        }
        Map<String, Object> faulty = listed("FAILING", resource);
        assertThat(faulty).containsEntry("probeFailures", 3).containsEntry("probeReason", "PROVIDER_FAILED");
        assertThat(audited(resource)).isEqualTo(1);
        assertThat((Integer) faulty.get("score")).isLessThan((Integer) good.get("score"));

        status = 400; // it refuses the made-up values: it is there
        due(resource);
        probing.look();
        assertThat(find("FAILING", resource)).isEmpty();
    }

    @Test
    void dataOlderThanItsCycleAllowsIsStaleUntilAnUpdateIsRegistered() {
        Map<String, Object> daily = entry(name("每日更新"));
        daily.put("updateCycle", "DAILY");
        String resource = published(daily);
        assertThat(find("STALE", resource)).isEmpty();

        register(resource, 3);
        assertThat(find("STALE", resource)).hasSize(1);

        register(resource, 1);
        assertThat(find("STALE", resource)).isEmpty();
    }

    @Test
    void callsAreCountedWithTheirFailuresAndDurations() {
        String resource = attached(name("调用"));
        QuarkusTransaction.requiringNew().run(() -> {
            for (int i = 0; i < 12; i++) {
                String outcome = i < 9 ? "ANSWERED" : i == 11 ? "GRANT_MISSING" : "PROVIDER_UNAVAILABLE";
                outbox.publish(topic(), "call", completed(resource, outcome, i < 8 ? 20 : 900));
            }
        });

        await().atMost(Duration.ofSeconds(60))
                .until(() -> !find("FAILING", resource).isEmpty());
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(listed("FAILING", resource))
                .containsEntry("calls", 11)
                .containsEntry("failures", 2)
                .containsEntry("p95Millis", 1024));
        assertThat(find("NEVER_CALLED", resource)).isEmpty();
    }

    @Test
    void pagesFollowEachOther() {
        published(entry(name("分页甲")));
        published(entry(name("分页乙")));

        JsonPath first = given().get(QUALITY + "/entries?limit=1").jsonPath();
        JsonPath second = given().queryParam("cursor", first.getString("nextCursor"))
                .get(QUALITY + "/entries?limit=1")
                .jsonPath();

        assertThat(first.getList("items")).hasSize(1);
        assertThat(second.getString("items[0].resource")).isGreaterThan(first.getString("items[0].resource"));
    }

    @Test
    @TestSecurity(
            user = "manager-2",
            roles = {"catalogue-manager"},
            attributes = @SecurityAttribute(key = "organisation", value = "115100000090000587"))
    void aManagerSeesItsOwnOrganisationAlone() {
        given().get(QUALITY)
                .then()
                .statusCode(200)
                .body("organisations", hasSize(0))
                .body("entries", equalTo(0));
    }

    @Test
    @TestSecurity(
            user = "caseworker-1",
            roles = {"caseworker"})
    void othersSeeNoQuality() {
        given().get(QUALITY).then().statusCode(403);
        given().get(QUALITY + "/entries").then().statusCode(403);
        json().body(Map.of("resource", "105002/511900000001", "dataAt", "2026-01-01T00:00:00Z"))
                .post(QUALITY + "/updates")
                .then()
                .statusCode(403);
    }

    private String attached(String name) {
        String resource = published(entry(name));
        json().body(Map.of(
                        "resource",
                        resource,
                        "kind",
                        "HTTP",
                        "url",
                        "http://127.0.0.1:" + provider.getAddress().getPort() + "/"))
                .put("/api/v1/attachments")
                .then()
                .statusCode(200);
        return resource;
    }

    private static void register(String resource, int daysAgo) {
        String at = Clock.systemUTC().instant().minus(daysAgo, ChronoUnit.DAYS).toString();
        json().body(Map.of("resource", resource, "dataAt", at))
                .post(QUALITY + "/updates")
                .then()
                .statusCode(204);
    }

    private void due(String resource) {
        jdbi.useHandle(h -> h.execute("UPDATE entry_quality SET next_probe_at = now() WHERE resource = ?", resource));
    }

    private int audited(String resource) {
        return jdbi.withHandle(h -> h.createQuery(
                        "SELECT count(*) FROM audit_entry WHERE action = 'resource.attachment-faulty' AND subject = :r")
                .bind("r", resource)
                .mapTo(Integer.class)
                .one());
    }

    private static Map<String, Object> listed(String state, String resource) {
        List<Map<String, Object>> found = find(state, resource);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<Map<String, Object>> find(String state, String resource) {
        int digits = resource.length() - 6;
        int number = Integer.parseInt(resource.substring(digits));
        String before = resource.substring(0, digits) + String.format(Locale.ROOT, "%06d", number - 1);
        return given().queryParam("cursor", before)
                .get(QUALITY + "/entries?limit=10&state=" + state)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.resource == '" + resource + "' }");
    }

    private static String topic() {
        return EventSchemas.topic(ExchangeCompleted.class);
    }

    private ExchangeCompleted completed(String resource, String outcome, long millis) {
        return new ExchangeCompleted(
                "call",
                "LOCAL",
                resource,
                ORGANISATION,
                outcome,
                null,
                millis,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
