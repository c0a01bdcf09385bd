// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.batch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.registry.issuance.Issuance;
import org.zhengtong.registry.issuance.IssuanceConfig;
import org.zhengtong.registry.register.LicenceStore;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.schemas.code.LicenceIdentifier;

@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class BatchApiTest {

    @Inject
    Jdbi jdbi;

    @Inject
    BatchSweep sweep;

    @Inject
    BatchStore batches;

    @Inject
    Issuance issuance;

    @Inject
    LicenceStore licences;

    @Inject
    IssuanceConfig config;

    @Inject
    Validator validator;

    @Inject
    ObjectMapper json;

    @Inject
    Audit audit;

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void everyRowHasAnOutcomeAndOneRowsFaultKeepsNoOtherBack() {
        LicenceIdentifier old = new LicenceIdentifier(Registry.issued(Registry.foodOrder()));
        Map<String, Object> faulty = Registry.foodOrder();
        faulty.put("fields", Map.of());
        Map<String, Object> badHolder = Registry.personalOrder();
        badHolder.put("holder", Map.of("name", "陈示例", "scheme", "CITIZEN_ID", "code", "511902209901010013"));

        rows(sent(List.of(
                        row(Registry.foodOrder()),
                        row(faulty),
                        row(badHolder),
                        Map.of("requestId", UUID.randomUUID().toString(), "unknown", 1),
                        Map.of("requestId", ""),
                        Map.of(
                                "requestId",
                                UUID.randomUUID().toString(),
                                "renews",
                                old.value(),
                                "renewal",
                                Map.of("validFrom", "2026-01-01", "validTo", "2036-12-31")))))
                .body("items.outcome", equalTo(List.of("ISSUED", "REFUSED", "REFUSED", "REFUSED", "REFUSED", "ISSUED")))
                .body("items[1].code", equalTo("FACE_FIELD_INVALID"))
                .body("items[2].code", equalTo("VALUE_INVALID"))
                .body("items[3].code", equalTo("BATCH_ROW_INVALID"))
                .body("items[3].detail", containsString("unknown"))
                .body("items[4].code", equalTo("VALUE_INVALID"))
                .body("items[5].identifier", equalTo(old.nextVersion().value()));
    }

    @Test
    void whatARowOrderedIsForgottenOnceItHasItsOutcome() {
        Map<String, Object> row = row(Registry.personalOrder());
        String batch = sent(List.of(row));

        rows(batch)
                .body("items.outcome", equalTo(List.of("ISSUED")))
                .body("items.requestId", equalTo(List.of(row.get("requestId"))));

        List<String> kept = jdbi.withHandle(handle ->
                handle.createQuery("""
                        SELECT content::text
                        FROM issuance_batch_row
                        WHERE batch = :id
                        """).bind("id", batch).mapTo(String.class).list());
        assertThat(kept).containsExactly("{\"requestId\": \"" + row.get("requestId") + "\"}");
    }

    @Test
    @TestSecurity(
            user = "keyless-registrar",
            roles = {"operator", "registrar"},
            attributes = @SecurityAttribute(key = "organisation", value = TrustResource.KEYLESS))
    void aRowWaitsForTheKeyOfItsAuthorityADayAndIsThenRefused() {
        Map<String, Object> order = Registry.foodOrder();
        order.put("issuingAuthority", TrustResource.KEYLESS);
        Map<String, Object> faulty = Registry.foodOrder();
        faulty.put("issuingAuthority", Registry.SHOP);
        String id = sent(List.of(row(order), row(faulty)));
        String path = "/api/v1/issuance-batches/" + id;
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> given().get(path).then().body("rows", equalTo(Map.of("PENDING", 1, "REFUSED", 1))));
        sweep.resume(Duration.ZERO);
        given().get(path).then().body("rows.PENDING", equalTo(1)).body("finishedAt", nullValue());

        Clock tomorrow = Clock.offset(Clock.systemUTC(), Duration.ofHours(25));
        new BatchIssuance(batches, issuance, licences, config, validator, json, audit, tomorrow).run(id);

        rows(id).body("items.code", equalTo(List.of("AUTHORITY_KEY_MISSING", "AUTHORITY_UNKNOWN")));
    }

    @Test
    void oneRequestIdGivesOneLicenceInWhateverBatchItComes() {
        Map<String, Object> row = row(Registry.foodOrder());
        String first = rows(sent(List.of(row))).extract().path("items[0].identifier");

        rows(sent(List.of(row, row)))
                .body("items[0].identifier", equalTo(first))
                .body("items[1].identifier", equalTo(first));
        Map<String, Object> another = Map.of("requestId", row.get("requestId"), "licence", Registry.foodOrder());
        rows(sent(List.of(another))).body("items[0].code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void theSameKeyIsTheSameBatch() {
        List<Map<String, Object>> rows = List.of(row(Registry.foodOrder()));
        String key = UUID.randomUUID().toString();
        String id = send(rows, key).then().statusCode(202).extract().path("id");

        send(rows, key).then().statusCode(202).body("id", equalTo(id));
        send(List.of(row(Registry.foodOrder())), key)
                .then()
                .statusCode(409)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    @TestSecurity(
            user = "sc-registrar",
            roles = {"operator", "registrar"},
            attributes = @SecurityAttribute(key = "organisation", value = TrustResource.SICHUAN))
    void aRowForAnAuthorityThatIsNotTheCallersIsRefused() {
        rows(sent(List.of(row(Registry.foodOrder())))).body("items[0].code", equalTo("AUTHORITY_NOT_YOURS"));
        given().get("/api/v1/issuance-batches/none").then().statusCode(404).body("code", equalTo("BATCH_UNKNOWN"));
    }

    @Test
    @TestSecurity(
            user = "somebody",
            roles = {"operator", "caseworker"})
    void onlyRegistrarsSendBatches() {
        send(List.of(Map.of("requestId", "x")), "key").then().statusCode(403);
    }

    private static Map<String, Object> row(Map<String, Object> order) {
        return Map.of("requestId", UUID.randomUUID().toString(), "licence", order);
    }

    private static String sent(List<Map<String, Object>> rows) {
        return send(rows, UUID.randomUUID().toString())
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static Response send(List<Map<String, Object>> rows, String key) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(Map.of("rows", rows))
                .post("/api/v1/issuance-batches");
    }

    /** The outcomes, once every row has one. */
    private static ValidatableResponse rows(String id) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        given().get("/api/v1/issuance-batches/" + id).then().body("finishedAt", notNullValue()));
        return given().get("/api/v1/issuance-batches/" + id + "/rows").then().statusCode(200);
    }
}
