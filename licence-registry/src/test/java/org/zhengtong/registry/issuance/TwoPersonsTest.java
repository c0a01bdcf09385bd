// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestIdentityAssociation;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.registry.register.Holder;
import org.zhengtong.registry.testing.Identities;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.code.LicenceTypeCode;
import org.zhengtong.schemas.code.OrganisationCode;

/** 制证 and 签发 by different people, and the reasons for numbers that are missing. */
@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class TwoPersonsTest {

    private static final String TYPE = TrustResource.BAZHONG + "941";
    private static final Caller MAKER =
            new Caller("bz-maker", Caller.Kind.PERSON, TrustResource.BAZHONG, Optional.empty());

    @Inject
    TestIdentityAssociation caller;

    @Inject
    Issuance issuance;

    @Inject
    SignOff signOff;

    @Inject
    IssuanceSweep sweep;

    @BeforeEach
    void types() {
        Registry.registerTypes();
        Registry.put(
                        "/api/v1/licence-types/" + TYPE,
                        Map.of(
                                "name",
                                "示例双人签发证",
                                "holderCategory",
                                "ORGANISATION",
                                "fields",
                                List.of(),
                                "terms",
                                Map.of("twoPersons", true)))
                .then()
                .statusCode(200);
    }

    @Test
    void whatOnePersonMadeAnotherSigns() {
        ReservationView made = made();
        assertThat(made.state()).isEqualTo(ReservationView.Progress.AWAITING_SIGNATURE);
        Registry.read(made.identifier()).then().statusCode(404);
        given().get("/api/v1/reservations/" + made.id() + "/content")
                .then()
                .statusCode(400)
                .body("code", equalTo("PURPOSE_REQUIRED"));
        content(made).then().body("holder.name", equalTo("蜀味示例小馆"));

        sign(made.id()).then().statusCode(200).body("identifier", equalTo(made.identifier()));

        sign(made.id()).then().statusCode(200);
        content(made).then().statusCode(409).body("code", equalTo("RESERVATION_ENDED"));
        Registry.verify(made.identifier()).then().body("verdict", equalTo("VALID"));
        given().get("/api/v1/licences/" + made.identifier() + "/events")
                .then()
                .body("officer", hasItem("bz-registrar"));
        caller.setTestIdentity(Identities.person("auditor-1", TrustResource.SICHUAN, "auditor"));
        given().queryParam("licence", made.identifier())
                .get("/api/v1/access-records")
                .then()
                .body("items[0].personal", contains("content"))
                .body("items[0].purpose", equalTo("ADMINISTRATIVE_BASIS"))
                .body("items[0].caseNumber", equalTo("5119002026112203"));
    }

    private static Response content(ReservationView made) {
        return given().queryParams(Map.of("purpose", "ADMINISTRATIVE_BASIS", "caseNumber", "5119002026112203"))
                .get("/api/v1/reservations/" + made.id() + "/content");
    }

    @Test
    void whoMadeItDoesNotSignIt() {
        Map<String, Object> order = Registry.foodOrder();
        order.put("licenceType", TYPE);
        order.remove("fields");
        String key = UUID.randomUUID().toString();
        String id = Registry.issue(order, key)
                .then()
                .statusCode(202)
                .body("state", equalTo("AWAITING_SIGNATURE"))
                .extract()
                .path("id");

        sign(id).then().statusCode(403).body("code", equalTo("SECOND_PERSON_REQUIRED"));

        Registry.issue(order, key).then().statusCode(202).body("id", equalTo(id));
        sweep.repair(Duration.ZERO);
        given().queryParam("issuingAuthority", TrustResource.BAZHONG)
                .queryParam("state", "AWAITING_SIGNATURE")
                .queryParam("limit", 200)
                .get("/api/v1/reservations")
                .then()
                .body("items.id", hasItem(id));
    }

    @Test
    void manyAreSignedAtOnceAndOneThatIsRefusedKeepsNoOtherBack() {
        ReservationView one = made();
        ReservationView returned = made();
        ReservationView other = made();
        Registry.post("/api/v1/reservations/" + returned.id() + "/return", Map.of("reason", "照片不清晰"))
                .then()
                .statusCode(200);
        Map<String, Object> all = Map.of("reservations", List.of(one.id(), returned.id(), "unknown", other.id()));

        for (int i = 0; i < 2; i++) {
            Registry.post("/api/v1/reservations/signatures", all)
                    .then()
                    .statusCode(200)
                    .body("reservation", equalTo(List.of(one.id(), returned.id(), "unknown", other.id())))
                    .body("[0].identifier", equalTo(one.identifier()))
                    .body("[1].code", equalTo("NOT_AWAITING_SIGNATURE"))
                    .body("[2].code", equalTo("RESERVATION_UNKNOWN"))
                    .body("[3].identifier", equalTo(other.identifier()));
        }
        Registry.verify(other.identifier()).then().body("verdict", equalTo("VALID"));
        Registry.post("/api/v1/reservations/signatures", Map.of("reservations", List.of()))
                .then()
                .statusCode(400);
    }

    @Test
    void stoppedAfterTheReleaseTheSweepSignsAndEntersIt() {
        ReservationView made = made();
        Caller second = new Caller("bz-second", Caller.Kind.PERSON, TrustResource.BAZHONG, Optional.empty());
        io.quarkus.narayana.jta.QuarkusTransaction.requiringNew().run(() -> signOff.release(made.id(), second));

        sweep.repair(Duration.ZERO);

        Registry.verify(made.identifier()).then().body("verdict", equalTo("VALID"));
    }

    @Test
    void whatIsReturnedIsVoidedAndTheMissingNumberSaysWhy() {
        ReservationView returned = made();
        ReservationView waiting = made();
        ReservationView signed = made();
        sign(signed.id()).then().statusCode(200);

        Registry.post("/api/v1/reservations/" + returned.id() + "/return", Map.of("reason", "照片不清晰"))
                .then()
                .statusCode(200)
                .body("state", equalTo("VOIDED"));

        sign(returned.id()).then().statusCode(409).body("code", equalTo("NOT_AWAITING_SIGNATURE"));
        int year = Integer.parseInt(
                new LicenceIdentifier(returned.identifier()).serial().substring(0, 4));
        given().queryParam("licenceType", TYPE)
                .queryParam("issuingAuthority", TrustResource.BAZHONG)
                .queryParam("year", year)
                .get("/api/v1/serial-gaps")
                .then()
                .statusCode(200)
                .body("gaps.find { it.identifier == '" + returned.identifier() + "' }.cause", equalTo("VOIDED"))
                .body(
                        "gaps.find { it.identifier == '" + returned.identifier() + "' }.reason",
                        equalTo("returned by bz-registrar: 照片不清晰"))
                .body(
                        "gaps.find { it.identifier == '" + waiting.identifier() + "' }.cause",
                        equalTo("AWAITING_SIGNATURE"))
                .body("gaps.identifier", not(hasItem(signed.identifier())));
    }

    @Test
    @TestSecurity(
            user = "sc-registrar",
            roles = {"operator", "registrar"},
            attributes = @SecurityAttribute(key = "organisation", value = TrustResource.SICHUAN))
    void anotherAuthoritysRegistrarNeitherSignsNorReturns() {
        ReservationView made = made();

        sign(made.id()).then().statusCode(403).body("code", equalTo("AUTHORITY_NOT_YOURS"));
        Registry.post("/api/v1/reservations/signatures", Map.of("reservations", List.of(made.id())))
                .then()
                .body("code", equalTo(List.of("AUTHORITY_NOT_YOURS")));
        Registry.post("/api/v1/reservations/" + made.id() + "/return", Map.of("reason", "x"))
                .then()
                .statusCode(403);
    }

    private static Response sign(String id) {
        return given().post("/api/v1/reservations/" + id + "/signature");
    }

    private ReservationView made() {
        return issuance.issue(
                        new LicenceOrder(
                                new LicenceTypeCode(TYPE),
                                new OrganisationCode(TrustResource.BAZHONG),
                                Registry.freshNumber(),
                                new Holder("蜀味示例小馆", HolderScheme.USCC, Registry.SHOP),
                                List.of(),
                                LocalDate.of(2026, 1, 1),
                                LocalDate.of(2099, 12, 31),
                                Map.of(),
                                null,
                                null),
                        UUID.randomUUID().toString(),
                        MAKER)
                .reservation();
    }
}
