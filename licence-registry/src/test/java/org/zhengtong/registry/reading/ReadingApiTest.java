// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.reading;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestIdentityAssociation;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.intake.StockRows;
import org.zhengtong.registry.testing.Documents;
import org.zhengtong.registry.testing.Events;
import org.zhengtong.registry.testing.Identities;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.schemas.event.LicenceReadingAlarm;

@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class ReadingApiTest {

    private static final String LICENCES = "/api/v1/licences/";

    @Inject
    TestIdentityAssociation caller;

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void personalDataAreShownToRegistrarsOfTheAuthorityWhoAskForThemAndTheRecordSaysWhat() {
        String identifier = Registry.issued(Registry.personalOrder());

        Registry.read(identifier)
                .then()
                .statusCode(200)
                .body("holder.name", equalTo("陈**"))
                .body("masked", equalTo(true));
        given().queryParams(
                        Map.of("unmasked", true, "purpose", "ADMINISTRATIVE_BASIS", "caseNumber", "5119002026112201"))
                .get(LICENCES + identifier)
                .then()
                .statusCode(200)
                .body("holder.code", equalTo(Registry.PERSON))
                .body("fields.gender", equalTo("女"));

        records(identifier, true)
                .body("items", hasSize(1))
                .body("items[0].who", equalTo("bz-registrar"))
                .body("items[0].organisation", equalTo(TrustResource.BAZHONG))
                .body("items[0].purpose", equalTo("ADMINISTRATIVE_BASIS"))
                .body("items[0].caseNumber", equalTo("5119002026112201"))
                .body("items[0].personal", contains("holder.name", "holder.code", "fields.gender"))
                .body("items[0].at", notNullValue());
    }

    @Test
    void nobodyElseSeesThemAndNothingIsReadWithoutPurpose() {
        String identifier = Registry.issued(Registry.personalOrder());
        given().queryParam("unmasked", true)
                .get(LICENCES + identifier)
                .then()
                .statusCode(400)
                .body("code", equalTo("PURPOSE_REQUIRED"));

        caller.setTestIdentity(Identities.person("sc-registrar", TrustResource.SICHUAN, "registrar"));
        refused(LICENCES + identifier, "UNMASKING_NOT_ALLOWED");
        refused(LICENCES + identifier + "/metadata", "UNMASKING_NOT_ALLOWED");
        refused(LICENCES + identifier + "/document", "UNMASKING_NOT_ALLOWED");
        Documents.get(identifier, "application/pdf").then().statusCode(403).body("code", equalTo("DOCUMENT_PERSONAL"));
        caller.setTestIdentity(Identities.person("bz-window", TrustResource.BAZHONG, "caseworker"));
        refused(LICENCES + identifier, "UNMASKING_NOT_ALLOWED");
        caller.setTestIdentity(Identities.person("bz-window", TrustResource.BAZHONG, "applicant"));
        Registry.read(identifier).then().statusCode(403);

        records(identifier, false).body("items", hasSize(0));
    }

    @Test
    void everyWayOfReadingLeavesARecordWithItsPurpose() {
        Map<String, Object> order = Registry.foodOrder();
        String identifier = Registry.issued(order);

        Registry.read(identifier).then().statusCode(200);
        given().queryParams(Map.of("number", order.get("number"), "purpose", "WORK_REFERENCE"))
                .get("/api/v1/licences")
                .then()
                .statusCode(200);
        given().queryParam("purpose", "DATA_CHECK").get(LICENCES + identifier + "/metadata");
        Registry.document(identifier);
        byte[] ofd = Documents.ofd(identifier);
        Documents.verify(ofd).then().statusCode(200);
        Registry.verify(identifier).then().statusCode(200);
        given().get(LICENCES + identifier + "/status").then().statusCode(200);

        records(identifier, false)
                .body(
                        "items.action",
                        contains("READ", "SEARCH", "READ", "DOCUMENT", "DOCUMENT", "VERIFY", "VERIFY", "VERIFY"))
                .body("items.purpose", everyItem(notNullValue()));
    }

    @Test
    void whatIsReadWholeBeforeItIsALicenceLeavesARecordWithItsPurposeToo() {
        String intake = StockRows.send(StockRows.csv(List.of(StockRows.with("ZZBFRQ", "昨天"))))
                .then()
                .body("outcomes", equalTo(Map.of("REFUSED", 1)))
                .extract()
                .path("id");
        String errors = "/api/v1/intakes/" + intake + "/errors";
        given().get(errors).then().statusCode(400).body("code", equalTo("PURPOSE_REQUIRED"));
        Instant began = Instant.now().minusSeconds(1);

        given().queryParams(Map.of("purpose", "DATA_CHECK", "caseNumber", "5119002026112202"))
                .get(errors)
                .then()
                .statusCode(200);

        caller.setTestIdentity(Identities.person("auditor-1", TrustResource.SICHUAN, "auditor"));
        given().queryParams(Map.of("who", "bz-registrar", "unmasked", true, "from", began.toString()))
                .get("/api/v1/access-records")
                .then()
                .body("items.findAll { it.licence == '" + intake + "' }.purpose", contains("DATA_CHECK"))
                .body("items.find { it.licence == '" + intake + "' }.caseNumber", equalTo("5119002026112202"))
                .body("items.find { it.licence == '" + intake + "' }.personal", contains("rows"));
    }

    @Test
    void theHistoryNamesOfficersToItsAuthorityAloneAndNoAnswerToAnOrderShowsAPerson() {
        Map<String, Object> order = Registry.personalOrder();
        String key = Registry.freshNumber();
        String identifier = Registry.issue(order, key).path("identifier");

        Registry.issue(order, key)
                .then()
                .statusCode(200)
                .body("holder.name", equalTo("陈**"))
                .body("fields.gender", equalTo("***"));
        given().get(LICENCES + identifier + "/events").then().body("officer", everyItem(equalTo("bz-registrar")));
        caller.setTestIdentity(Identities.person("sc-registrar", TrustResource.SICHUAN, "registrar"));
        given().get(LICENCES + identifier + "/events")
                .then()
                .statusCode(200)
                .body("officer", everyItem(equalTo("***")));

        records(identifier, false).body("items.action", contains("VERIFY", "VERIFY"));
    }

    @Test
    void whoReadsFasterThanAllowedIsRefusedForTheRestOfTheMinute() {
        String identifier = Registry.issued(Registry.foodOrder());
        caller.setTestIdentity(Identities.person("hasty-reader", TrustResource.BAZHONG, "licence-reader"));

        List<Response> answers =
                IntStream.range(0, 6).mapToObj(i -> Registry.read(identifier)).toList();

        assertThat(answers.get(0).statusCode()).isEqualTo(200);
        Response refused = answers.stream()
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        refused.then().body("code", equalTo("READING_LIMIT_REACHED")).body("retryable", equalTo(true));
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        Registry.verify(identifier).then().statusCode(200);
        alarms().body("items.findAll { it.who == 'hasty-reader' }.kind", hasItem("LIMIT_REACHED"));
    }

    @Test
    void aDaysAllowanceHoldsAndCountsWhatWasShown() {
        Map<String, Object> order = Registry.foodOrder();
        String identifier = Registry.issued(order);
        caller.setTestIdentity(Identities.person("daily-reader", TrustResource.BAZHONG, "licence-reader"));

        given().queryParams(Map.of("holder", Registry.SHOP, "number", order.get("number"), "purpose", "DATA_CHECK"))
                .get("/api/v1/licences")
                .then()
                .statusCode(200);
        Registry.read(identifier).then().statusCode(200);
        Registry.read(identifier).then().statusCode(200);
        Registry.read(identifier).then().statusCode(429);
        given().queryParams(Map.of("number", order.get("number"), "purpose", "DATA_CHECK"))
                .get("/api/v1/licences")
                .then()
                .statusCode(429);
    }

    @Test
    void unusualReadingIsToldToTheAuditorAndToOtherSystems() {
        String identifier = Registry.issued(Registry.foodOrder());
        caller.setTestIdentity(Identities.person("curious-reader", TrustResource.BAZHONG, "licence-reader"));
        Registry.read(identifier).then().statusCode(200);
        Registry.read(identifier).then().statusCode(200);
        caller.setTestIdentity(Identities.person("guessing-reader", TrustResource.BAZHONG, "caseworker"));
        Registry.verify(Registry.unknownIdentifier(TrustResource.BAZHONG))
                .then()
                .statusCode(200);
        Registry.read(Registry.unknownIdentifier(TrustResource.BAZHONG)).then().statusCode(404);

        alarms().body("items.findAll { it.who == 'curious-reader' }.kind", contains("MANY_HOLDERS"))
                .body("items.findAll { it.who == 'guessing-reader' }.kind", contains("MANY_MISSES"));
        List<String> audited = jdbi.withHandle(
                handle -> handle.createQuery("SELECT action FROM audit_entry WHERE subject = 'curious-reader'")
                        .mapTo(String.class)
                        .list());
        assertThat(audited).contains("reading.alarm");
        given().get("/q/metrics")
                .then()
                .body(org.hamcrest.Matchers.containsString("zt_registry_reading_alarms_total{kind=\"MANY_HOLDERS\"}"));
        Events.await(LicenceReadingAlarm.class, "curious-reader", 1);
        Events.await(LicenceReadingAlarm.class, "guessing-reader", 1);
    }

    @Test
    void theRecordsAreForTheAuditor() {
        given().get("/api/v1/access-records").then().statusCode(403);
        given().get("/api/v1/reading-alarms").then().statusCode(403);

        caller.setTestIdentity(Identities.person("auditor-1", TrustResource.SICHUAN, "auditor"));
        given().queryParams(Map.of("limit", 1, "organisation", TrustResource.BAZHONG))
                .get("/api/v1/access-records")
                .then()
                .statusCode(200);
        for (String bound : List.of("from", "to")) {
            for (Instant moment : List.of(Instant.MIN, Instant.MAX)) {
                given().queryParam(bound, moment.toString())
                        .get("/api/v1/access-records")
                        .then()
                        .statusCode(200);
            }
        }
    }

    private static void refused(String path, String code) {
        given().queryParams(Map.of("unmasked", true, "purpose", "ADMINISTRATIVE_BASIS"))
                .get(path)
                .then()
                .statusCode(403)
                .body("code", equalTo(code));
    }

    private ValidatableResponse records(String identifier, boolean unmasked) {
        caller.setTestIdentity(Identities.person("auditor-1", TrustResource.SICHUAN, "auditor"));
        return given().queryParams(Map.of("licence", identifier, "unmasked", unmasked))
                .get("/api/v1/access-records")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse alarms() {
        caller.setTestIdentity(Identities.person("auditor-1", TrustResource.SICHUAN, "auditor"));
        return given().queryParam("limit", 1000)
                .get("/api/v1/reading-alarms")
                .then()
                .statusCode(200);
    }
}
