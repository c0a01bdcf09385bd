// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestIdentityAssociation;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.testing.Identities;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;

@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class SearchApiTest {

    @Inject
    TestIdentityAssociation caller;

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void whoKnowsTheNumberOrTheHolderFindsTheLicenceMaskedWhoeverIssuedIt() {
        Map<String, Object> order = Registry.personalOrder();
        String identifier = Registry.issued(order);
        caller.setTestIdentity(Identities.person("sc-window", TrustResource.SICHUAN, "caseworker"));

        find(Map.of("number", order.get("number")))
                .body("items.identifier", contains(identifier))
                .body("items[0].holder.name", equalTo("陈**"))
                .body("items[0].holder.code", equalTo("511902********0012"))
                .body("items[0].typeName", equalTo("示例资格证"));
        find(Map.of("holder", Registry.PERSON, "number", order.get("number")))
                .body("items.identifier", contains(identifier));
        find(Map.of("holder", Registry.SHOP, "number", order.get("number"))).body("items", hasSize(0));
    }

    @Test
    void aNameIsPagedThroughInItsOrderAndNothingComesTwice() {
        String prefix = "检索示例" + Registry.freshNumber();
        List<String> issued = new ArrayList<>();
        for (String end : List.of("甲", "乙", "丙", "丁", "𬪩")) {
            issued.add(Registry.issued(named(prefix + end, Registry.foodOrder())));
        }

        List<String> seen = new ArrayList<>();
        List<String> names = new ArrayList<>();
        String cursor = null;
        do {
            Map<String, Object> question = new HashMap<>(Map.of("name", prefix, "limit", 2));
            if (cursor != null) {
                question.put("cursor", cursor);
            }
            var page = find(question).extract().jsonPath();
            seen.addAll(page.getList("items.identifier"));
            names.addAll(page.getList("items.holder.name"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);

        assertThat(seen).containsExactlyInAnyOrderElementsOf(issued);
        assertThat(names.stream().map(name -> name.substring(prefix.length())))
                .containsExactly("丁", "丙", "乙", "甲", "𬪩");
    }

    @Test
    void aPersonIsFoundByTheWholeNameAlone() {
        String name = "陈检索" + Registry.freshNumber();
        String identifier = Registry.issued(named(name, Registry.personalOrder()));

        find(Map.of("name", name)).body("items.identifier", contains(identifier));
        find(Map.of("name", name.substring(0, name.length() - 1))).body("items", hasSize(0));
    }

    @Test
    void whatIsOverOrHasNotBegunIsAskedForAndIsNotInForce() {
        String expired = Registry.issued(lasting(-400, -1));
        String ahead = Registry.issued(lasting(5, 400));
        String today = Registry.issued(lasting(-1, 1));

        find(Map.of("licenceType", Registry.FOOD, "status", "IN_FORCE", "limit", 1))
                .body("items.identifier", contains(today));
        find(Map.of("licenceType", Registry.FOOD, "status", "EXPIRED", "limit", 1))
                .body("items.identifier", contains(expired));
        find(Map.of("status", "NOT_YET_VALID", "limit", 1)).body("items.identifier", contains(ahead));
    }

    private static Map<String, Object> lasting(int from, int to) {
        Map<String, Object> order = Registry.foodOrder();
        LocalDate today = LocalDate.now(Licence.LEGAL_ZONE);
        order.put("validFrom", today.plusDays(from).toString());
        order.put("validTo", today.plusDays(to).toString());
        return order;
    }

    @Test
    void theNewestOfAnAuthorityComeFirstByTypeAndState() {
        String older = Registry.issued(Registry.foodOrder());
        String newer = Registry.issued(Registry.foodOrder());
        Registry.changeStatus(older, "SUSPEND").then().statusCode(200);

        find(Map.of("licenceType", Registry.FOOD, "status", "SUSPENDED", "limit", 1))
                .body("items.identifier", contains(older));
        find(Map.of("status", "SUSPENDED", "limit", 1)).body("items.identifier", contains(older));
        find(Map.of("licenceType", Registry.FOOD, "limit", 1))
                .body("items.identifier", contains(newer))
                .body("nextCursor", equalTo(newer));
        find(Map.of("licenceType", Registry.FOOD, "limit", 1, "cursor", newer))
                .body("items.identifier", contains(older));
        find(Map.of("limit", 2)).body("items.identifier", contains(newer, older));
        find(Map.of("licenceType", Registry.PERSONAL))
                .body("items.licenceType", everyItem(is(Registry.PERSONAL)))
                .body("items.identifier", not(hasItem(older)));
    }

    @Test
    void licencesOfAnotherAuthorityAreNotListed() {
        caller.setTestIdentity(Identities.person("sc-registrar", TrustResource.SICHUAN, "registrar"));

        ask(Map.of("authority", TrustResource.BAZHONG, "purpose", "WORK_REFERENCE"))
                .statusCode(403)
                .body("code", equalTo("SEARCH_NOT_YOURS"));
        ask(Map.of("name", "蜀味示例小馆", "authority", TrustResource.BAZHONG, "purpose", "WORK_REFERENCE"))
                .statusCode(403);
        find(Map.of("name", "蜀味示例小馆")).body("items.issuingAuthority", everyItem(is(TrustResource.SICHUAN)));
    }

    @Test
    void aPlaceToGoOnFromTellsNothingOfAnotherAuthoritysLicences() {
        String name = "游标示例" + Registry.freshNumber();
        String identifier = Registry.issued(named(name, Registry.foodOrder()));
        find(Map.of("name", name, "cursor", identifier)).body("items", hasSize(0));

        caller.setTestIdentity(Identities.person("sc-registrar", TrustResource.SICHUAN, "registrar"));

        for (String guessed : List.of(name, "别的名字")) {
            ask(Map.of("name", guessed, "cursor", identifier, "purpose", "WORK_REFERENCE"))
                    .statusCode(400)
                    .body("code", equalTo("CURSOR_UNKNOWN"));
        }
    }

    @Test
    void nobodySearchesWithoutPurposeNorWithACursorOfHisOwn() {
        ask(Map.of("number", "JY1"))
                .statusCode(400)
                .body("code", equalTo("PURPOSE_REQUIRED"))
                .body("detail", containsString("DATA_CHECK 数据校核"));
        ask(Map.of("number", "JY1", "purpose", "CURIOSITY")).statusCode(400);
        ask(Map.of("purpose", "DATA_CHECK", "cursor", Registry.unknownIdentifier(TrustResource.BAZHONG)))
                .statusCode(400)
                .body("code", equalTo("CURSOR_UNKNOWN"));
        find(Map.of("number", "no such number")).body("items", hasSize(0)).body("nextCursor", nullValue());
    }

    @Test
    @TestSecurity(
            user = "somebody",
            roles = {"operator", "applicant"})
    void onlyThoseWhoHandleLicencesSearch() {
        ask(Map.of("number", "JY1", "purpose", "DATA_CHECK")).statusCode(403);
    }

    private static Map<String, Object> named(String name, Map<String, Object> order) {
        boolean person = Registry.PERSONAL.equals(order.get("licenceType"));
        order.put(
                "holder",
                Map.of(
                        "name", name,
                        "scheme", person ? "CITIZEN_ID" : "USCC",
                        "code", person ? Registry.PERSON : Registry.SHOP));
        return order;
    }

    private static ValidatableResponse find(Map<String, ?> question) {
        return given().queryParam("purpose", "DATA_CHECK")
                .queryParams(question)
                .get("/api/v1/licences")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse ask(Map<String, ?> question) {
        return given().queryParams(question).get("/api/v1/licences").then();
    }
}
