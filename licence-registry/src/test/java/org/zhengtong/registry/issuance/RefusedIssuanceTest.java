// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.issuance.Reservation.State;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.registry.register.Holder;
import org.zhengtong.registry.register.LicenceStore;
import org.zhengtong.registry.register.RegisterEntry;
import org.zhengtong.registry.signer.AuthorityKeys;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.code.LicenceTypeCode;
import org.zhengtong.schemas.code.OrganisationCode;

/** What was refused for good (被拒绝的签发) stays refused, whatever becomes of the licence afterwards; what can pass waits. */
@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class RefusedIssuanceTest {

    private static final Map<String, String> PERIOD = Map.of("validFrom", "2026-01-01", "validTo", "2099-12-31");

    @Inject
    IssuanceSweep sweep;

    @Inject
    IdentifierReservation reservation;

    @Inject
    ReservationStore reservations;

    @Inject
    RegisterEntry register;

    @Inject
    LicenceStore licences;

    @Inject
    AuthorityKeys keys;

    @Inject
    IssuanceConfig config;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void aRenewalOfASuspendedLicenceIsVoidedWithItsReasonAndNotIssuedOnceTheLicenceIsRestored() {
        String old = suspended();
        String key = UUID.randomUUID().toString();
        renew(old, key).then().statusCode(409).body("code", equalTo("LICENCE_MOVE_NOT_ALLOWED"));

        restoreAndSweep(old);

        voided(old);
        renew(old, key).then().statusCode(409).body("code", equalTo("ISSUANCE_VOIDED"));
        renew(old, UUID.randomUUID().toString())
                .then()
                .statusCode(201)
                .body("identifier", startsWith(old.substring(0, old.length() - "001.X".length()) + "003"));
    }

    @Test
    void aRowThatWasRefusedIsNotIssuedAfterAll() {
        String old = suspended();
        Map<String, Object> row = Map.of("requestId", UUID.randomUUID().toString(), "renews", old, "renewal", PERIOD);
        String batch = given().contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of("rows", List.of(row, fresh())))
                .post("/api/v1/issuance-batches")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        String path = "/api/v1/issuance-batches/" + batch;
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> given().get(path).then().body("finishedAt", notNullValue()));
        given().get(path + "/rows")
                .then()
                .body("items.outcome", equalTo(List.of("REFUSED", "ISSUED")))
                .body("items[0].code", equalTo("LICENCE_MOVE_NOT_ALLOWED"));

        restoreAndSweep(old);

        voided(old);
    }

    @Test
    void aRenewalStoppedBeforeItWasRefusedIsFinishedByTheSweep() {
        String old = suspended();
        reserve(new LicenceIdentifier(old));

        restoreAndSweep(old);

        Registry.verify(old).then().body("verdict", equalTo("SUPERSEDED"));
    }

    @Test
    void whatAProcessThatIsStoppingCannotTakeIsNotVoided() {
        Reservation reserved = reserve(null);
        Issuance stopping = new Issuance(reservation, reservations, register, licences, keys, json);
        stopping.stop(new ShutdownEvent());

        new IssuanceSweep(reservations, stopping, keys, config, clock).repair(Duration.ZERO);

        assertThat(reservations.find(reserved.id()).orElseThrow().state()).isEqualTo(State.RESERVED);
        sweep.repair(Duration.ZERO);
        Registry.verify(reserved.identifier().value()).then().body("verdict", equalTo("VALID"));
    }

    private Reservation reserve(@Nullable LicenceIdentifier predecessor) {
        LicenceOrder order = new LicenceOrder(
                new LicenceTypeCode(Registry.FOOD),
                new OrganisationCode(TrustResource.BAZHONG),
                Registry.freshNumber(),
                new Holder("蜀味示例小馆", HolderScheme.USCC, Registry.SHOP),
                List.of(),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2099, 12, 31),
                Map.of("businessScope", "热食类食品制售"),
                null,
                predecessor);
        Caller registrar = new Caller("bz-registrar", Caller.Kind.PERSON, TrustResource.BAZHONG, Optional.empty());
        return QuarkusTransaction.requiringNew()
                .call(() -> reservation.reserve(order, UUID.randomUUID().toString(), registrar));
    }

    private static String suspended() {
        String identifier = Registry.issued(Registry.foodOrder());
        Registry.changeStatus(identifier, "SUSPEND").then().statusCode(200);
        return identifier;
    }

    private static Map<String, Object> fresh() {
        return Map.of("requestId", UUID.randomUUID().toString(), "licence", Registry.foodOrder());
    }

    private static Response renew(String identifier, String key) {
        return given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body(PERIOD)
                .post("/api/v1/licences/" + identifier + "/renewal");
    }

    private void restoreAndSweep(String identifier) {
        Registry.changeStatus(identifier, "RESTORE").then().statusCode(200);
        sweep.repair(Duration.ZERO);
        sweep.repair(Duration.ZERO);
    }

    /** The licence still counts, and the number reserved for its renewal says why it was never used. */
    private static void voided(String old) {
        Registry.verify(old).then().body("verdict", equalTo("VALID"));
        String next = new LicenceIdentifier(old).nextVersion().value();
        Registry.read(next).then().statusCode(404);
        assertThat(reasonOf(next, null)).startsWith("LICENCE_MOVE_NOT_ALLOWED: ");
    }

    private static @Nullable String reasonOf(String identifier, @Nullable String cursor) {
        JsonPath page = given().queryParam("issuingAuthority", TrustResource.BAZHONG)
                .queryParam("state", "VOIDED")
                .queryParam("limit", 200)
                .queryParam("cursor", cursor == null ? "" : cursor)
                .get("/api/v1/reservations")
                .jsonPath();
        String reason = page.getString("items.find { it.identifier == '" + identifier + "' }.reason");
        String next = page.getString("nextCursor");
        return reason != null || next == null ? reason : reasonOf(identifier, next);
    }
}
