// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.holding;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestIdentityAssociation;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.intake.StockRows;
import org.zhengtong.registry.testing.Identities;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;

/** Two people whose documents of two kinds have one number (持证主体代码类型) hold each their own licences. */
@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class SameNumberTest {

    private static final String AUTHORISATIONS = "/api/v1/holder-authorisations";
    private static final SecurityIdentity APP =
            Identities.system("sc-app", TrustResource.SICHUAN, "application-system", "holder-channel");
    private static final SecurityIdentity WINDOW = Identities.person("sc-window", TrustResource.SICHUAN, "caseworker");
    private static final Map<String, Object> CAUSE = Map.of(
            "certificateSystemName", "示例窗口系统",
            "certificateCallCategory", "0",
            "certificateMatterName", "食品经营许可",
            "certificateEventCode", "5119002026112201",
            "certificateCopyCause", "核对经营资格");

    /** Two who have it; of each a licence of their own, one taken in, and one held after somebody else. */
    private final String number = Registry.freshNumber();

    @Inject
    TestIdentityAssociation caller;

    private Held soldier;
    private Held traveller;

    private record Held(String own, String takenIn, String together) {
        String[] all() {
            return new String[] {own, takenIn, together};
        }
    }

    @BeforeEach
    void licences() {
        Registry.registerTypes();
        soldier = held("陈示例", "SOLDIER", "118");
        traveller = held("林示例", "TAIWAN_PERMIT", "511");
    }

    private Held held(String name, String scheme, String annexCode) {
        Map<String, Object> order = Registry.personalOrder();
        order.put("holder", Map.of("name", name, "scheme", scheme, "code", number));
        Map<String, String> together = row("某示例^" + name, "E" + number + "^" + number, "414^" + annexCode);
        return new Held(
                Registry.issued(order), StockRows.takenIn(row(name, number, annexCode)), StockRows.takenIn(together));
    }

    private static Map<String, String> row(String name, String code, String annexCode) {
        Map<String, String> row = StockRows.personal(name, code);
        row.put("CZZTDMLXDM", annexCode);
        return row;
    }

    @Test
    void anAppIsOfferedWhatItsHolderHoldsAndNothingOfTheOther() {
        String id = presented("TAIWAN_PERMIT", number);

        offered(id).body("offered.identifier", containsInAnyOrder(traveller.all()));
        confirm(id, soldier.own()).statusCode(422).body("code", equalTo("LICENCE_NOT_WANTED"));
        confirm(id, traveller.own()).statusCode(200);
        offered(presented("SOLDIER", number)).body("offered.identifier", containsInAnyOrder(soldier.all()));
    }

    @Test
    void oneTheyHoldTogetherIsEachOnesAndNobodyElses() {
        Map<String, Object> order =
                Registry.marriageOrder(List.of(Map.of("name", "林示例", "scheme", "TAIWAN_PERMIT", "code", number)));
        order.put("holder", Map.of("name", "陈示例", "scheme", "SOLDIER", "code", number));
        List<String> marriage = List.of(Registry.issued(order));
        String type = String.valueOf(order.get("licenceType"));

        for (String scheme : List.of("SOLDIER", "TAIWAN_PERMIT")) {
            find(scheme, type).body("items.identifier", is(marriage));
        }
        find("PASSPORT", type).body("items", empty());
        offered(presented("TAIWAN_PERMIT", number, type)).body("offered.identifier", is(marriage));
        offered(presented("PASSPORT", number, type)).body("offered", empty());
    }

    @Test
    void aNodeFetchesWhatTheHolderHoldsWhoIsAskedAbout() {
        caller.setTestIdentity(Identities.system("node-510000", TrustResource.BAZHONG, "node"));
        Map<String, String> held = Map.of("licenceType", Registry.PERSONAL, "holderCode", number);

        fetch(held, "holderScheme", "SOLDIER")
                .body("records.identifier", containsInAnyOrder(soldier.all()))
                .body("records.holderName", everyItem(is("陈示例")));
        fetch(held, "holderName", "林示例").body("records.identifier", containsInAnyOrder(traveller.all()));
        fetch(held, "holderScheme", "PASSPORT").body("outcome", equalTo("NOT_FOUND"));
        fetch(Map.of("identifier", soldier.own()), "holderScheme", "TAIWAN_PERMIT")
                .body("outcome", equalTo("NOT_FOUND"));
        Registry.post("/provider/v1/requests", request(Map.of("identifier", soldier.own(), "holderScheme", "118")))
                .then()
                .statusCode(400)
                .body("code", equalTo("PROVIDER_PARAMETERS_UNKNOWN"));
    }

    @Test
    void aSearchTakesTheCodeTypeIntoAccount() {
        ofType("118").body("data", containsInAnyOrder(soldier.all()));
        ofType("511").body("data", containsInAnyOrder(traveller.all()));
        ofType("777").body("head.status", equalTo("12"));
        find("SOLDIER", Registry.PERSONAL).body("items.identifier", containsInAnyOrder(soldier.all()));
        given().queryParams(Map.of("purpose", "DATA_CHECK", "number", number, "holderScheme", "SOLDIER"))
                .get("/api/v1/licences")
                .then()
                .statusCode(400)
                .body("code", equalTo("VALUE_INVALID"));
    }

    @Test
    void aCitizensNumberIsTheCitizensAloneHoweverItIsCalled() {
        String citizen = "511902209907070016";
        Map<String, Object> order = Registry.personalOrder();
        order.put("holder", Map.of("name", "陈示例", "scheme", "CITIZEN_ID", "code", citizen));
        String own = Registry.issued(order);
        String asOrganisation = StockRows.takenIn(row("陈示例", citizen, "001"));
        String asDocument = StockRows.takenIn(row("陈示例", citizen, "999"));

        offered(presented("PERSON_DOCUMENT", citizen)).body("offered", empty());
        offered(presented("CITIZEN_ID", citizen))
                .body("offered.identifier", containsInAnyOrder(own, asOrganisation, asDocument));
    }

    private String presented(String scheme, String holder) {
        return presented(scheme, holder, Registry.PERSONAL);
    }

    private String presented(String scheme, String holder, String licenceType) {
        caller.setTestIdentity(APP);
        String text = Registry.post(AUTHORISATIONS, Map.of("scheme", scheme, "holder", holder))
                .then()
                .statusCode(201)
                .extract()
                .path("text");
        caller.setTestIdentity(WINDOW);
        return Registry.post(
                        AUTHORISATIONS + "/presentations",
                        Map.of("text", text, "licenceTypes", List.of(licenceType), "purpose", "ADMINISTRATIVE_BASIS"))
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    private ValidatableResponse offered(String id) {
        caller.setTestIdentity(APP);
        return given().get(AUTHORISATIONS + "/" + id + "/request").then().statusCode(200);
    }

    private static ValidatableResponse confirm(String id, String licence) {
        return Registry.post(AUTHORISATIONS + "/" + id + "/confirmation", Map.of("licences", List.of(licence)))
                .then();
    }

    private ValidatableResponse find(String scheme, String licenceType) {
        return given().queryParams(Map.of(
                        "purpose", "DATA_CHECK", "holder", number, "holderScheme", scheme, "licenceType", licenceType))
                .get("/api/v1/licences")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse ofType(String annexCode) {
        Map<String, Object> data = Map.of(
                "holderCode", number,
                "holderTypeCode", annexCode,
                "certTypeCode", Registry.PERSONAL,
                "useCause", CAUSE);
        return Registry.post("/api/v1/gbt36906/getDataByHolder", Map.of("head", Map.of(), "data", data))
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse fetch(Map<String, String> asked, String name, String value) {
        Map<String, String> parameters = new HashMap<>(asked);
        parameters.put(name, value);
        return Registry.post("/provider/v1/requests", request(parameters))
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> request(Map<String, String> parameters) {
        return Map.of(
                "exchangeId", UUID.randomUUID().toString(),
                "resource", "105002/510000000001",
                "mode", "FETCH",
                "parameters", parameters,
                "consumerOrganisation", Registry.SHOP,
                "applicationSystem", "bz-window",
                "purpose", "ADMINISTRATIVE_BASIS");
    }
}
