// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;

/** A number that is the person's own (证照编号为本人号码) is given again once its licence has ended, and never twice at a time. */
@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class FreedNumberTest {

    private static final String IDENTITY_CARD = "111000000090001114103";

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRANSFER_OUT", "CANCEL", "REVOKE", "ANNUL"})
    void whoComesBackGetsALicenceUnderTheOldNumber(String end) {
        Map<String, Object> order = identityCard();
        String first = Registry.issued(order);
        Registry.changeStatus(first, end).then().statusCode(200);

        String second = Registry.issued(order);

        Registry.verify(second).then().body("verdict", equalTo("VALID"));
        Registry.changeStatus(first, "RESTORE").then().body("code", equalTo("LICENCE_MOVE_NOT_ALLOWED"));
        compared(order).then().body("verdict", equalTo("VALID"));
        taken(order);
        Registry.changeStatus(second, "REVOKE").then().statusCode(200);
        compared(order).then().body("verdict", equalTo("REVOKED"));
        Registry.issued(order);
    }

    @Test
    void whatMayStillCountKeepsItsNumber() {
        Map<String, Object> order = identityCard();
        String first = Registry.issued(order);
        Registry.changeStatus(first, "SUSPEND").then().statusCode(200);
        taken(order);
        Registry.changeStatus(first, "RESTORE").then().statusCode(200);
        Registry.post(
                        "/api/v1/licences/" + first + "/status",
                        Map.of(
                                "action",
                                "TRANSFER_OUT",
                                "ground",
                                "《示例条例》第一条",
                                "effectiveAt",
                                Instant.now().plus(Duration.ofDays(2)).toString()))
                .then()
                .statusCode(200);

        taken(order);
    }

    @Test
    void aRenewedOneKeepsItsNumberUntilItsLastVersionEnds() {
        Map<String, Object> order = identityCard();
        String renewed =
                renew(Registry.issued(order)).then().statusCode(201).extract().path("identifier");
        taken(order);

        Registry.changeStatus(renewed, "CANCEL").then().statusCode(200);

        Registry.issued(order);
    }

    @Test
    void aNumberThatIsTheLicencesOwnIsGivenOnceForAll() {
        Map<String, Object> order = Registry.foodOrder();
        Registry.changeStatus(Registry.issued(order), "CANCEL").then().statusCode(200);

        taken(order);
    }

    @Test
    void ofTwoOrdersAtOnceForAFreedNumberOneGetsIt() throws Exception {
        Map<String, Object> order = identityCard();
        Registry.changeStatus(Registry.issued(order), "TRANSFER_OUT").then().statusCode(200);
        Callable<Integer> call = () -> issue(order).statusCode();
        ExecutorService callers = Executors.newFixedThreadPool(8);
        List<Integer> answers = new ArrayList<>();
        try {
            for (Future<Integer> answer : callers.invokeAll(List.of(call, call, call, call, call, call, call, call))) {
                answers.add(answer.get());
            }
        } finally {
            callers.shutdown();
        }

        assertThat(answers).containsOnlyOnce(201).contains(409);
        int inForce = jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM licence WHERE number = :number AND status = 'IN_FORCE'")
                .bind("number", order.get("number"))
                .mapTo(Integer.class)
                .one());
        assertThat(inForce).isEqualTo(1);
    }

    private static Map<String, Object> identityCard() {
        Map<String, Object> order = Registry.personalOrder();
        order.put("licenceType", IDENTITY_CARD);
        order.put("fields", Map.of("gender", "女", "ethnicity", "汉族", "born", "2099-01-01", "address", "巴中市示例路1号"));
        return order;
    }

    private static Response issue(Map<String, Object> order) {
        return Registry.issue(order, UUID.randomUUID().toString());
    }

    private static Response renew(String identifier) {
        return given().contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("validFrom", "2026-01-01", "validTo", "2099-12-31"))
                .post("/api/v1/licences/" + identifier + "/renewal");
    }

    private static void taken(Map<String, Object> order) {
        issue(order).then().statusCode(409).body("code", equalTo("NUMBER_TAKEN"));
    }

    private static Response compared(Map<String, Object> order) {
        Map<String, String> items = new HashMap<>(
                Map.of("ZZBH", String.valueOf(order.get("number")), "CZZT", "陈示例", "CZZTDM", Registry.PERSON));
        return Registry.post(
                "/api/v1/verifications/data", Map.of("licenceType", order.get("licenceType"), "items", items));
    }
}
