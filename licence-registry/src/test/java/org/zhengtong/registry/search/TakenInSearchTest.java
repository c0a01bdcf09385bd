// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestIdentityAssociation;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.intake.StockRows;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.testing.Identities;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;

/** Licences taken in (归集证照) are found beside those issued here, in one order, told apart and never called in force. */
@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class TakenInSearchTest {

    @Inject
    TestIdentityAssociation caller;

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void aHoldersLicencesOfBothOriginsComeInOneOrderWithOneCursor() {
        String holder = freshPassport();
        LocalDate today = LocalDate.now(Licence.LEGAL_ZONE);
        String old = StockRows.takenIn(heldBy(holder, Map.of("ZZBFRQ", "2019-03-01")));
        String ahead = StockRows.takenIn(
                heldBy(holder, Map.of("ZZBFRQ", today.plusDays(3).toString())));
        String first = issuedTo(holder);
        String sameDay = StockRows.takenIn(heldBy(holder, Map.of("ZZBFRQ", today.toString())));
        Map<String, String> together =
                heldBy("E" + holder + "^" + holder, Map.of("ZZBFRQ", "2020-05-05", "CZZT", "林示例^陈示例"));
        String coHeld = StockRows.takenIn(together);
        together.put("ZSZTDM", "02");
        StockRows.send(StockRows.csv(List.of(together))).then().statusCode(200);
        String second = issuedTo(holder);
        caller.setTestIdentity(Identities.person("sc-window", TrustResource.SICHUAN, "caseworker"));

        assertThat(paged(Map.of("holder", holder, "limit", 2)))
                .containsExactly(ahead, second, first, sameDay, coHeld, old);
        assertThat(paged(Map.of("holder", holder, "limit", 1)))
                .containsExactly(ahead, second, first, sameDay, coHeld, old);
        assertThat(paged(Map.of("holder", holder, "origin", "ISSUED", "limit", 9)))
                .containsExactly(second, first);
        assertThat(paged(Map.of("holder", holder, "origin", "TAKEN_IN", "status", "SUSPENDED", "limit", 9)))
                .containsExactly(coHeld);
    }

    @Test
    void whatIsTakenInIsToldApartMaskedAndRecorded() {
        String holder = freshPassport();
        Map<String, String> row = heldBy(holder, Map.of());
        String identifier = StockRows.takenIn(row);
        caller.setTestIdentity(Identities.person("sc-window", TrustResource.SICHUAN, "caseworker"));

        find(Map.of("number", row.get("ZZBH")))
                .body("items.identifier", contains(identifier))
                .body("items[0].origin", equalTo("TAKEN_IN"))
                .body("items[0].trust", equalTo("B"))
                .body("items[0].status", nullValue())
                .body("items[0].toldStatus", equalTo("IN_FORCE"))
                .body("items[0].issuedOn", equalTo("2019-03-01"))
                .body("items[0].holder.name", equalTo("陈**"))
                .body("items[0].holder.scheme", equalTo("PASSPORT"))
                .body("items[0].holder.code", equalTo(holder.substring(0, 6) + "********"));
        find(Map.of("holder", holder, "status", "IN_FORCE")).body("items", hasSize(0));
        find(Map.of("holder", holder, "status", "TOLD_IN_FORCE")).body("items.identifier", contains(identifier));

        caller.setTestIdentity(Identities.person("auditor-1", TrustResource.SICHUAN, "auditor"));
        given().queryParam("licence", identifier)
                .get("/api/v1/access-records")
                .then()
                .body("items.who", contains("sc-window", "sc-window"))
                .body("items.action", everyItem(is("SEARCH")))
                .body("items.personal", everyItem(hasSize(0)));
    }

    @Test
    void aLicenceIsFoundOnceHoweverOftenItWasSentAndByWhateverIdentifier() {
        String holder = freshPassport();
        Map<String, String> row = heldBy(holder, Map.of());
        String own = String.valueOf(row.put("ZZBS", ""));
        row.put("ZZLXDM", Registry.FOOD);
        row.put("ZZBFJGDM", TrustResource.BAZHONG);
        StockRows.send(StockRows.csv(List.of(row))).then().statusCode(200);
        row.put("ZZBS", own);
        row.put("KZ_JYXM", "冷食类食品制售");
        StockRows.send(StockRows.csv(List.of(row))).then().statusCode(200);

        find(Map.of("holder", holder)).body("items.identifier", contains(own));
        find(Map.of("number", row.get("ZZBH"))).body("items.identifier", contains(own));
    }

    @Test
    void anAuthorityListsThemByNameTypeAndState() {
        String prefix = "归集示例" + Registry.freshNumber();
        String stock = StockRows.takenIn(named(prefix + "乙"));
        String both = StockRows.takenIn(named(prefix + "甲"));
        Map<String, Object> order = Registry.foodOrder();
        order.put("holder", Map.of("name", prefix + "甲", "scheme", "USCC", "code", Registry.SHOP));
        String issued = Registry.issued(order);
        String rare = StockRows.takenIn(named(prefix + "𬪩"));
        Map<String, String> over = named(prefix + "丁");
        over.put("ZZYXQJZRQ", "2021-03-01");
        String expired = StockRows.takenIn(over);

        assertThat(paged(Map.of("name", prefix, "limit", 2))).containsExactly(expired, stock, issued, both, rare);
        assertThat(paged(Map.of("name", prefix, "limit", 9, "status", "EXPIRED")))
                .containsExactly(expired);
        find(Map.of("licenceType", Registry.FOOD, "origin", "TAKEN_IN", "limit", 1))
                .body("items.origin", contains("TAKEN_IN"));
        Map<String, String> ahead = StockRows.row();
        ahead.put("ZZBFRQ", LocalDate.now(Licence.LEGAL_ZONE).plusDays(9).toString());
        ahead.put("ZSZTDM", "07");
        String revoked = StockRows.takenIn(ahead);
        find(Map.of("status", "REVOKED", "limit", 1)).body("items.identifier", contains(revoked));
        find(Map.of("licenceType", Registry.FOOD, "status", "REVOKED", "limit", 1, "cursor", revoked))
                .body("items.origin", everyItem(is("ISSUED")));
        caller.setTestIdentity(Identities.person("sc-registrar", TrustResource.SICHUAN, "registrar"));
        given().queryParams(Map.of("purpose", "DATA_CHECK", "authority", TrustResource.BAZHONG, "origin", "TAKEN_IN"))
                .get("/api/v1/licences")
                .then()
                .statusCode(403)
                .body("code", equalTo("SEARCH_NOT_YOURS"));
    }

    @Test
    void whatIsOverComesByItsEndWithOneCursor() {
        String sameDay = StockRows.takenIn(StockRows.with("ZZYXQJZRQ", "2019-03-04"));
        String last = StockRows.takenIn(StockRows.with("ZZYXQJZRQ", "2019-03-02"));
        String first = issuedUntil("2019-03-04");
        String next = issuedUntil("2019-03-03");

        assertThat(paged(Map.of("status", "EXPIRED", "limit", 1, "cursor", first)))
                .startsWith(sameDay, next, last);
        assertThat(paged(Map.of("status", "EXPIRED", "limit", 9, "cursor", first, "licenceType", Registry.FOOD)))
                .contains(next)
                .doesNotContain(first);
        String later = StockRows.takenIn(StockRows.with(
                "ZZYXQQSRQ", LocalDate.now(Licence.LEGAL_ZONE).plusDays(9).toString()));
        assertThat(paged(Map.of("status", "NOT_YET_VALID", "limit", 9, "origin", "TAKEN_IN")))
                .contains(later)
                .doesNotContain(last);
    }

    private static String issuedUntil(String end) {
        Map<String, Object> order = Registry.foodOrder();
        order.put("validFrom", "2019-01-01");
        order.put("validTo", end);
        return Registry.issued(order);
    }

    private static String freshPassport() {
        return "G" + Registry.freshNumber();
    }

    private static Map<String, String> heldBy(String code, Map<String, String> other) {
        Map<String, String> row = StockRows.row();
        row.put("CZZT", "陈示例");
        row.put("CZZTDM", code);
        row.put("CZZTDMLXDM", "414");
        row.putAll(other);
        return row;
    }

    private static Map<String, String> named(String name) {
        return StockRows.with("CZZT", name);
    }

    private static String issuedTo(String passport) {
        Map<String, Object> order = Registry.foodOrder();
        order.put("holder", Map.of("name", "陈示例", "scheme", "PASSPORT", "code", passport));
        return Registry.issued(order);
    }

    private static List<String> paged(Map<String, Object> asked) {
        Map<String, Object> question = new HashMap<>(asked);
        List<String> seen = new ArrayList<>();
        String cursor;
        do {
            JsonPath page = find(question).extract().jsonPath();
            seen.addAll(page.getList("items.identifier"));
            cursor = page.getString("nextCursor");
            question.put("cursor", String.valueOf(cursor));
        } while (cursor != null);
        return seen;
    }

    private static ValidatableResponse find(Map<String, ?> question) {
        return given().queryParam("purpose", "DATA_CHECK")
                .queryParams(question)
                .get("/api/v1/licences")
                .then()
                .statusCode(200);
    }
}
