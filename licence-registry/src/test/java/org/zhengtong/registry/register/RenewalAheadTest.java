// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;

/** A licence renewed before its time (提前换发): there is one version that counts at every moment. */
@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class RenewalAheadTest {

    private final LocalDate begins = LocalDate.now(Licence.LEGAL_ZONE).plusDays(20);
    private final Instant turn = begins.atStartOfDay(Licence.LEGAL_ZONE).toInstant();

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void theVersionBeforeCountsUntilTheNextOneBegins() {
        String old = Registry.issued(Registry.foodOrder());
        String next = renewed(old);

        verdict(old, Instant.now(), "VALID");
        verdict(next, Instant.now(), "NOT_YET_VALID");
        verdict(old, turn.minusSeconds(1), "VALID");
        verdict(old, turn, "SUPERSEDED");
        verdict(next, turn, "VALID");
    }

    @Test
    void untilThenEverythingCanBeDecidedOfIt() {
        String suspended = Registry.issued(Registry.foodOrder());
        renewed(suspended);
        Registry.changeStatus(suspended, "SUSPEND").then().statusCode(200);
        verdict(suspended, Instant.now(), "SUSPENDED");
        verdict(suspended, turn, "SUPERSEDED");
        Registry.changeStatus(suspended, "RESTORE").then().statusCode(200);
        verdict(suspended, Instant.now(), "VALID");
        verdict(suspended, turn, "SUPERSEDED");

        String revoked = Registry.issued(Registry.foodOrder());
        renewed(revoked);
        Registry.changeStatus(revoked, "REVOKE").then().statusCode(200);
        verdict(revoked, Instant.now(), "REVOKED");
        verdict(revoked, turn, "REVOKED");
    }

    @Test
    void theTurnIsTakenBackOnlyWithTheNextVersion() {
        String old = Registry.issued(Registry.foodOrder());
        String next = renewed(old);
        String path = "/api/v1/licences/" + old + "/status-withdrawal";
        Map<String, String> withdrawal = Map.of("effectiveAt", turn.toString(), "ground", "误换发");

        Registry.post(path, withdrawal).then().statusCode(409).body("code", equalTo("DECISION_NOT_AHEAD"));
        Registry.changeStatus(next, "ANNUL").then().statusCode(200);
        Registry.post(path, withdrawal).then().statusCode(200);

        verdict(old, turn, "VALID");
    }

    private String renewed(String identifier) {
        return given().contentType("application/json")
                .header("Idempotency-Key", Registry.freshNumber())
                .body(Map.of("validFrom", begins.toString(), "validTo", "2099-12-31"))
                .post("/api/v1/licences/" + identifier + "/renewal")
                .then()
                .statusCode(201)
                .extract()
                .path("identifier");
    }

    private static void verdict(String identifier, Instant at, String verdict) {
        Registry.verify(Map.of("identifier", identifier, "at", at.toString()))
                .then()
                .body("verdict", equalTo(verdict));
    }
}
