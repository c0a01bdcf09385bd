// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.schemas.code.LicenceIdentifier;

@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class StatusApiTest {

    @Inject
    Jdbi jdbi;

    @Inject
    LicenceEventStore events;

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void aSuspensionTurnsTheVerdictAndARestorationTurnsItBack() {
        String identifier = Registry.issued(Registry.foodOrder());

        Registry.changeStatus(identifier, "SUSPEND").then().statusCode(200).body("status", equalTo("SUSPENDED"));
        Registry.verify(identifier).then().body("verdict", equalTo("SUSPENDED"));
        Registry.changeStatus(identifier, "RESTORE").then().statusCode(200);
        Registry.verify(identifier).then().body("verdict", equalTo("VALID"));
        given().get("/api/v1/licences/" + identifier + "/events")
                .then()
                .body("action", contains("ISSUE", "SUSPEND", "RESTORE"));
    }

    @Test
    void endsAreFinalAndTellApart() {
        String cancelled = Registry.issued(Registry.foodOrder());
        String revoked = Registry.issued(Registry.foodOrder());

        Registry.changeStatus(cancelled, "CANCEL").then().statusCode(200);
        Registry.changeStatus(revoked, "REVOKE").then().statusCode(200);

        Registry.verify(cancelled).then().body("verdict", equalTo("CANCELLED"));
        Registry.verify(revoked).then().body("verdict", equalTo("REVOKED"));
        Registry.changeStatus(revoked, "RESTORE")
                .then()
                .statusCode(409)
                .body("code", equalTo("LICENCE_MOVE_NOT_ALLOWED"))
                .body("status", equalTo(409))
                .body("licenceStatus", equalTo("REVOKED"));
    }

    @Test
    void ofManyChangesAtOnceTheRegisterTakesThoseThatFollowEachOther() throws Exception {
        String identifier = Registry.issued(Registry.foodOrder());
        List<Callable<Integer>> calls = IntStream.range(0, 12)
                .mapToObj(i ->
                        (Callable<Integer>) () -> Registry.changeStatus(identifier, i % 2 == 0 ? "SUSPEND" : "RESTORE")
                                .statusCode())
                .toList();
        ExecutorService officers = Executors.newFixedThreadPool(6);
        long taken = 0;
        try {
            for (var answer : officers.invokeAll(calls)) {
                assertThat(answer.get()).isIn(200, 409);
                taken += answer.get() == 200 ? 1 : 0;
            }
        } finally {
            officers.shutdown();
        }

        List<LicenceEvent> history =
                events.history(new LicenceIdentifier(identifier)).events();
        assertThat(history).hasSize((int) taken + 1);
        for (int i = 1; i < history.size(); i++) {
            assertThat(history.get(i).previous()).isEqualTo(history.get(i - 1).status());
        }
    }

    @Test
    void effectLiesBetweenIssueAndNow() {
        String identifier = Registry.issued(Registry.foodOrder());
        for (Instant impossible :
                List.of(Instant.now().plus(Duration.ofHours(1)), Instant.now().minus(Duration.ofDays(1)))) {
            Registry.post(
                            "/api/v1/licences/" + identifier + "/status",
                            Map.of("action", "SUSPEND", "ground", "核查", "effectiveAt", impossible.toString()))
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("EFFECTIVE_TIME_INVALID"));
        }
    }

    @Test
    @TestSecurity(
            user = "sc-registrar",
            roles = {"operator", "registrar"},
            attributes = @SecurityAttribute(key = "organisation", value = TrustResource.SICHUAN))
    void anotherAuthoritysLicenceIsNotTheRegistrarsToChange() {
        Registry.put(
                        "/api/v1/issuing-authorities/" + TrustResource.BAZHONG,
                        Map.of("name", "巴中示例局B", "division", "511900", "delegates", List.of(TrustResource.SICHUAN)))
                .then()
                .statusCode(200);
        String identifier = Registry.issued(Registry.foodOrder());
        Registry.registerTypes();

        Registry.changeStatus(identifier, "SUSPEND")
                .then()
                .statusCode(403)
                .body("code", equalTo("AUTHORITY_NOT_YOURS"));
    }

    @Test
    @TestSecurity(
            user = "reader",
            roles = {"operator", "registrar", "licence-reader"},
            attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
    void licencesOfAHolderAreFoundAndEachReadLeavesARecord() {
        String identifier = Registry.issued(Registry.personalOrder());

        given().queryParam("holder", Registry.PERSON)
                .queryParam("licenceType", Registry.PERSONAL)
                .get("/api/v1/licences")
                .then()
                .statusCode(200)
                .body("licenceType", everyItem(is(Registry.PERSONAL)))
                .body("holder.code", everyItem(is(Registry.PERSON)));
        Registry.document(identifier);

        List<String> actions = jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT action FROM licence_access WHERE identifier = :identifier ORDER BY sequence")
                .bind("identifier", identifier)
                .mapTo(String.class)
                .list());
        assertThat(actions).containsExactly("SEARCH", "DOCUMENT");
    }

    @Test
    void aWrongActionNamesTheField() {
        String identifier = Registry.issued(Registry.foodOrder());

        Registry.changeStatus(identifier, "SUPERSEDE").then().statusCode(400);
        Registry.post("/api/v1/licences/" + identifier + "/status", Map.of("action", "SUSPEND", "ground", " "))
                .then()
                .statusCode(400)
                .body("code", equalTo("VALUE_INVALID"));
    }
}
