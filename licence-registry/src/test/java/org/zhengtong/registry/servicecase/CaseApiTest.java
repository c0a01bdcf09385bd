// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.servicecase;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.intake.StockRows;
import org.zhengtong.registry.testing.Receipts;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TestTrust;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.schemas.event.LicenceIssued;
import org.zhengtong.schemas.message.Position;

@QuarkusTest
@TestSecurity(
        user = "bz-caseworker",
        roles = {"caseworker", "operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class CaseApiTest {

    private static final String RESOURCE = "105002/510000000001";
    private static final String IDENTITY = "105001/100000000001";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    CaseNotices notices;

    private String item = "";

    @BeforeEach
    void itemWithMaterials() {
        Registry.registerTypes();
        item = Cases.item();
        Registry.put(
                        "/api/v1/service-items/" + item + "/materials",
                        List.of(
                                Cases.material("LICENCE", true, Map.of("kind", "RESOURCE", "code", RESOURCE)),
                                Cases.material("IDENTITY", true, Map.of("kind", "RESOURCE", "code", IDENTITY)),
                                Cases.material(
                                        "HEARSAY", false, Map.of("kind", "RESOURCE", "code", IDENTITY, "trust", "C")),
                                Cases.material("PLAN", true, null)))
                .then()
                .statusCode(200);
    }

    @Test
    void waivedMaterialsMakeTheRateAndTheLicenceIsLinked() {
        String number = opened();
        reuse(number, "LICENCE", Receipts.of(Receipts.answered(number, RESOURCE)))
                .statusCode(200)
                .body("state", equalTo("WAIVED"));
        reuse(
                        number,
                        "IDENTITY",
                        Receipts.of(Receipts.answered(number, IDENTITY).setOutcome("MATCH")))
                .statusCode(200);
        complete(number, Map.of()).statusCode(409).body("code", equalTo("MATERIALS_PENDING"));
        submit(number, "PLAN").statusCode(200).body("state", equalTo("SUBMITTED"));

        given().get("/api/v1/cases/" + number).then().body("waiverRate", equalTo(0.6667f));
        given().queryParam("item", item)
                .get("/api/v1/statistics/waiver-rate")
                .then()
                .body("required", equalTo(3))
                .body("waived", equalTo(2))
                .body("rate", equalTo(0.6667f));

        Map<String, Object> order = Registry.foodOrder();
        order.put("caseNumber", number);
        String licence = Registry.issued(order);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> given().get("/api/v1/cases/" + number).then().body("licence", equalTo(licence)));
        complete(number, Map.of("licence", licence)).statusCode(200).body("status", equalTo("COMPLETED"));
        complete(number, Map.of("licence", licence)).statusCode(200);
        submit(number, "HEARSAY").statusCode(409).body("code", equalTo("CASE_CLOSED"));
    }

    @Test
    void onlyALicenceOfTheAuthorityThatDecidesTheCaseWhileItIsOpenIsItsResult() {
        String number = opened();
        notices.issued(UUID.randomUUID().toString(), issued(number, TrustResource.SICHUAN, Instant.now()));
        notices.issued(
                UUID.randomUUID().toString(),
                issued(number, TrustResource.BAZHONG, Instant.now().minusSeconds(3_600)));
        given().get("/api/v1/cases/" + number).then().body("licence", nullValue());

        notices.issued(UUID.randomUUID().toString(), issued(number, TrustResource.BAZHONG, Instant.now()));
        given().get("/api/v1/cases/" + number).then().body("licence", notNullValue());
    }

    private static LicenceIssued issued(String caseNumber, String authority, Instant at) {
        return LicenceIssued.newBuilder()
                .setIdentifier(Registry.unknownIdentifier(authority))
                .setLicenceType(Registry.FOOD)
                .setTypeName("食品经营许可证")
                .setIssuingAuthority(authority)
                .setCaseNumber(caseNumber)
                .setValidFrom(LocalDate.of(2026, 11, 21))
                .setValidTo(LocalDate.of(2031, 11, 20))
                .setIssuedAt(at)
                .build();
    }

    @Test
    void anOpenCaseIsToldWhenALicenceItReliedOnChanges() {
        String licence = Registry.issued(Registry.foodOrder());
        String number = opened();
        Map<String, Object> proof = new HashMap<>();
        proof.put("receipt", Receipts.of(Receipts.answered(number, RESOURCE)));
        proof.put("licenceIdentifier", licence);
        Registry.post("/api/v1/cases/" + number + "/materials/LICENCE/reuse", proof)
                .then()
                .statusCode(200);

        Registry.changeStatus(licence, "SUSPEND").then().statusCode(200);

        await().atMost(PATIENCE).untilAsserted(() -> given().get("/api/v1/cases/" + number + "/notices")
                .then()
                .body("", hasSize(1))
                .body("[0].licenceIdentifier", equalTo(licence))
                .body("[0].status", equalTo("SUSPENDED")));
    }

    @Test
    void aLicenceTakenInIsTrustedNoFurtherThanItsTrustLevel() {
        Map<String, String> row = StockRows.row();
        StockRows.send(StockRows.csv(List.of(row)), "text/csv", Map.of("trust", "C", "name", "c.csv"))
                .then()
                .statusCode(200);
        String number = opened();
        String receipt = Receipts.of(Receipts.answered(number, RESOURCE));

        Registry.post(
                        "/api/v1/cases/" + number + "/materials/LICENCE/reuse",
                        Map.of("receipt", receipt, "licenceIdentifier", row.get("ZZBS")))
                .then()
                .body("code", equalTo("TRUST_TOO_LOW"));
    }

    @Test
    void aReceiptWaivesOneMaterialOnce() {
        String number = opened();
        String receipt = Receipts.of(Receipts.answered(number, IDENTITY));
        reuse(number, "IDENTITY", receipt).statusCode(200);

        reuse(number, "IDENTITY", receipt).statusCode(200);
        reuse(number, "HEARSAY", receipt).statusCode(409).body("code", equalTo("TRUST_TOO_LOW"));
        reuse(number, "IDENTITY", Receipts.of(Receipts.answered(number, IDENTITY)))
                .statusCode(409)
                .body("code", equalTo("MATERIAL_SETTLED"));
    }

    @Test
    void aReceiptIsNotUsedForASecondMaterial() {
        Registry.put(
                        "/api/v1/service-items/" + item + "/materials",
                        List.of(
                                Cases.material("ONE", true, Map.of("kind", "RESOURCE", "code", RESOURCE)),
                                Cases.material("TWO", true, Map.of("kind", "RESOURCE", "code", RESOURCE))))
                .then()
                .statusCode(200);
        String number = opened();
        String receipt = Receipts.of(Receipts.answered(number, RESOURCE));
        reuse(number, "ONE", receipt).statusCode(200);

        reuse(number, "TWO", receipt).statusCode(409).body("code", equalTo("RECEIPT_ALREADY_USED"));
    }

    @Test
    void receiptsThatProveSomethingElseAreRefused() {
        String number = opened();
        refused(number, "not a receipt!", "RECEIPT_INVALID");
        refused(
                number,
                Receipts.of(
                        Receipts.answered(number, RESOURCE),
                        new TestTrust("another root").issue("x").sm2()),
                "RECEIPT_INVALID");
        refused(number, Receipts.of(Receipts.answered(opened(), RESOURCE)), "RECEIPT_OF_ANOTHER_CASE");
        refused(number, Receipts.of(Receipts.answered(number, "105002/510000000002")), "RECEIPT_NOT_A_SOURCE");
        refused(
                number,
                Receipts.of(Receipts.answered(number, RESOURCE).setPosition(Position.TRANSIT)),
                "RECEIPT_NOT_THE_CONSUMERS");
        refused(
                number,
                Receipts.of(Receipts.answered(number, RESOURCE).setOutcome("MISMATCH")),
                "RECEIPT_WITHOUT_ANSWER");
        refused(
                number,
                Receipts.of(Receipts.answered(number, RESOURCE).setConsumerOrganisation(TrustResource.KEYLESS)),
                "RECEIPT_OF_ANOTHER_ORGANISATION");
        given().get("/api/v1/cases/" + number).then().body("waiverRate", equalTo(0.0f));
    }

    @Test
    void aWaivedMaterialThatIsAskedForAfterAllNoLongerCounts() {
        String number = opened();
        reuse(number, "LICENCE", Receipts.of(Receipts.answered(number, RESOURCE)))
                .statusCode(200);

        submit(number, "LICENCE").statusCode(200);

        given().get("/api/v1/cases/" + number).then().body("waiverRate", equalTo(0.0f));
        reuse(number, "LICENCE", Receipts.of(Receipts.answered(number, RESOURCE)))
                .statusCode(409)
                .body("code", equalTo("MATERIAL_SETTLED"));
    }

    @Test
    @TestSecurity(
            user = "sc-caseworker",
            roles = {"caseworker", "operator"},
            attributes = @SecurityAttribute(key = "organisation", value = TrustResource.SICHUAN))
    void casesAreSeenByTheOrganisationsThatHandleThem() {
        String own = opened();
        given().get("/api/v1/cases/" + own).then().statusCode(200);
        given().get("/api/v1/cases/51190020261121010000000")
                .then()
                .statusCode(404)
                .body("code", equalTo("CASE_NOT_FOUND"));
        Registry.post("/api/v1/cases", Map.of("item", "unknown", "applicant", Cases.applicant()))
                .then()
                .statusCode(404)
                .body("code", equalTo("SERVICE_ITEM_UNKNOWN"));
    }

    private String opened() {
        return Cases.opened(item);
    }

    private static ValidatableResponse reuse(String number, String material, String receipt) {
        return Registry.post(
                        "/api/v1/cases/" + number + "/materials/" + material + "/reuse", Map.of("receipt", receipt))
                .then();
    }

    private static void refused(String number, String receipt, String code) {
        reuse(number, "LICENCE", receipt).body("code", equalTo(code));
    }

    private static ValidatableResponse submit(String number, String material) {
        return Registry.post(
                        "/api/v1/cases/" + number + "/materials/" + material + "/submission",
                        Map.of("form", "PAPER", "trust", "B"))
                .then();
    }

    private static ValidatableResponse complete(String number, Map<String, Object> body) {
        return Registry.post("/api/v1/cases/" + number + "/completion", body).then();
    }
}
