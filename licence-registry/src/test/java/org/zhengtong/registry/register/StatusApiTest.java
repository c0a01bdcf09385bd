// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({"ANNUL, ANNULLED, REVOKED", "TRANSFER_OUT, TRANSFERRED_OUT, CANCELLED"})
    void furtherEndsAreTold(String action, String status, String verdict) {
        String identifier = Registry.issued(Registry.foodOrder());

        Registry.changeStatus(identifier, action).then().statusCode(200).body("status", equalTo(status));

        Registry.verify(identifier)
                .then()
                .body("verdict", equalTo(verdict))
                .body("steps.find { it.step == 'STATUS' }.code", equalTo(status));
        Registry.changeStatus(identifier, "SUSPEND").then().statusCode(409);
    }

    @Test
    void whatWasValidOnADayIsToldAsKnownOnAnother() {
        String identifier = Registry.issued(Registry.foodOrder());
        Instant issued = Instant.now();
        await().until(() -> Instant.now().isAfter(issued.plusMillis(5)));
        Registry.post(
                        "/api/v1/licences/" + identifier + "/status",
                        Map.of(
                                "action", "ANNUL",
                                "ground", "《行政许可法》第六十九条",
                                "authority", TrustResource.SICHUAN,
                                "decision", "川示撤〔2026〕1号",
                                "effectiveAt", issued.toString()))
                .then()
                .statusCode(200);

        state(identifier, Map.of("at", issued.plusMillis(1).toString()))
                .body("status", equalTo("ANNULLED"))
                .body("decidedBy.authority", equalTo(TrustResource.SICHUAN))
                .body("decidedBy.decision", equalTo("川示撤〔2026〕1号"))
                .body(
                        "decidedBy.effectiveAt",
                        equalTo(issued.truncatedTo(ChronoUnit.MICROS).toString()));
        state(
                        identifier,
                        Map.of(
                                "at",
                                issued.plusMillis(1).toString(),
                                "knownAt",
                                issued.plusMillis(2).toString()))
                .body("status", equalTo("IN_FORCE"))
                .body("decidedBy.action", equalTo("ISSUE"));
        state(identifier, Map.of("at", "2020-01-01T00:00:00Z")).body("status", nullValue());
        state(identifier, Map.of("at", "2090-01-01T00:00:00Z")).body("expired", is(true));
    }

    @Test
    void aFixedTermIsRecordedAheadAndTheLicenceStaysInForceUntilThen() {
        String identifier = Registry.issued(Registry.foodOrder());
        String monday = Instant.now().plus(Duration.ofDays(7)).toString();

        Registry.post(
                        "/api/v1/licences/" + identifier + "/status",
                        Map.of("action", "CANCEL", "ground", "核准注销", "effectiveAt", monday))
                .then()
                .statusCode(200)
                .body("status", equalTo("IN_FORCE"));

        Registry.verify(identifier).then().body("verdict", equalTo("VALID"));
        Registry.verify(Map.of(
                        "identifier",
                        identifier,
                        "at",
                        Instant.now().plus(Duration.ofDays(8)).toString()))
                .then()
                .body("verdict", equalTo("CANCELLED"));
        state(identifier, Map.of()).body("ahead.action", contains("CANCEL"));
        Registry.changeStatus(identifier, "SUSPEND").then().statusCode(409);
    }

    @Test
    void aDecisionAheadIsTakenBackOnceBeforeItsTimeAndNoneThatCounts() {
        String identifier = Registry.issued(Registry.foodOrder());
        String monday = Instant.now().plus(Duration.ofDays(7)).toString();
        String path = "/api/v1/licences/" + identifier + "/status";
        Registry.post(path, Map.of("action", "REVOKE", "ground", "处罚决定", "effectiveAt", monday));
        Registry.post(path + "-withdrawal", Map.of("effectiveAt", "2090-01-01T00:00:00Z", "ground", "误登"))
                .then()
                .statusCode(409)
                .body("code", equalTo("DECISION_NOT_AHEAD"));

        Registry.post(path + "-withdrawal", Map.of("effectiveAt", monday, "ground", "复议撤销处罚决定"))
                .then()
                .statusCode(200)
                .body("status", equalTo("IN_FORCE"));

        state(identifier, Map.of("at", Instant.now().plus(Duration.ofDays(8)).toString()))
                .body("status", equalTo("IN_FORCE"))
                .body("ahead", empty());
        Registry.post(path + "-withdrawal", Map.of("effectiveAt", monday, "ground", "重复"))
                .then()
                .statusCode(409);
        Registry.changeStatus(identifier, "SUSPEND").then().statusCode(200);
    }

    @Test
    void effectLiesBetweenIssueAndAYearAheadAndAnAnnulmentNeverAhead() {
        String identifier = Registry.issued(Registry.foodOrder());
        Map<String, Instant> impossible = Map.of(
                "SUSPEND", Instant.now().plus(Duration.ofDays(400)),
                "ANNUL", Instant.now().plus(Duration.ofHours(1)),
                "CANCEL", Instant.now().minus(Duration.ofDays(1)));

        impossible.forEach((action, effectiveAt) -> Registry.post(
                        "/api/v1/licences/" + identifier + "/status",
                        Map.of("action", action, "ground", "核查", "effectiveAt", effectiveAt.toString()))
                .then()
                .statusCode(400)
                .body("code", equalTo("EFFECTIVE_TIME_INVALID")));
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
                .queryParam("purpose", "DATA_CHECK")
                .get("/api/v1/licences")
                .then()
                .statusCode(200)
                .body("items.licenceType", everyItem(is(Registry.PERSONAL)))
                .body("items.holder.code", everyItem(is("511902********0012")));
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

    private static ValidatableResponse state(String identifier, Map<String, String> when) {
        return given().queryParams(when)
                .get("/api/v1/licences/" + identifier + "/status")
                .then()
                .statusCode(200);
    }
}
