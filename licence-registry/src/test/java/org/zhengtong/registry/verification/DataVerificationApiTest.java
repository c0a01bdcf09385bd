// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;

/** Data from a window (数据比对): by number and holder, and any other item. */
@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class DataVerificationApiTest {

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void numberAndHolderGetAVerdictWithItsReasonsAtTheTimeAskedFor() {
        Map<String, Object> order = Registry.foodOrder();
        String identifier = Registry.issued(order);
        Map<String, Object> asked =
                question(Registry.FOOD, Map.of("ZZBH", String.valueOf(order.get("number")), "CZZTDM", Registry.SHOP));

        compared(asked)
                .body("verdict", equalTo("VALID"))
                .body("resultCode", equalTo(0))
                .body("steps.find { it.step == 'SIGNATURE' }.code", equalTo("SIGNATURE_HOLDS"))
                .body("steps.find { it.step == 'CONTENT' }.code", equalTo("ITEMS_AS_REGISTERED"));
        compared(with(asked, "at", "2001-01-01T00:00:00Z"))
                .body("verdict", equalTo("NOT_YET_VALID"))
                .body("resultCode", equalTo(1))
                .body("at", equalTo("2001-01-01T00:00:00Z"));
        Registry.changeStatus(identifier, "SUSPEND").then().statusCode(200);
        compared(asked)
                .body("verdict", equalTo("SUSPENDED"))
                .body("steps.find { it.step == 'STATUS' }.result", equalTo("failed"));
    }

    @Test
    void dataThatDifferAreNamedAndNothingElseIsTold() {
        Map<String, Object> order = Registry.foodOrder();
        Registry.changeStatus(Registry.issued(order), "REVOKE").then().statusCode(200);
        String number = String.valueOf(order.get("number"));

        compared(question(Registry.FOOD, Map.of("ZZBH", number, "CZZTDM", Registry.SHOP, "ZZYXQJZRQ", "2099-12-31")))
                .body("verdict", equalTo("CANNOT_DETERMINE"))
                .body("resultCode", equalTo(7))
                .body("differing", equalTo(List.of("ZZYXQJZRQ")))
                .body("steps.find { it.step == 'CONTENT' }.details", equalTo(List.of("ZZYXQJZRQ")))
                .body("steps.find { it.step == 'STATUS' }.code", equalTo("NOT_REACHED"));
        compared(question(Registry.FOOD, Map.of("ZZBH", number)))
                .body("resultCode", equalTo(4))
                .body("steps.code", equalTo(List.of("ITEMS_MISSING")));
        compared(question(
                        Registry.FOOD,
                        Map.of("ZZBH", Registry.freshNumber(), "CZZT", "无此单位", "ZZBFJGDM", TrustResource.BAZHONG)))
                .body("verdict", equalTo("CANNOT_DETERMINE"))
                .body("resultCode", equalTo(5))
                .body("steps.code", equalTo(List.of("NOT_IN_REGISTER")));
    }

    @Test
    void whatAnotherRegistryMayHaveIsNotSaidToBeNowhere() {
        Map<String, String> unknown = Map.of("ZZBH", Registry.freshNumber(), "CZZT", "浙江示例公司");
        undetermined(unknown, "ISSUER_NOT_NAMED");
        undetermined(and(unknown, "ZZBFJGDM", TrustResource.ELSEWHERE), "ISSUER_NOT_HERE");
        undetermined(and(unknown, "ZZBS", Registry.unknownIdentifier(TrustResource.ELSEWHERE)), "ISSUER_NOT_HERE");
    }

    private static void undetermined(Map<String, String> items, String code) {
        compared(question(Registry.FOOD, items))
                .body("verdict", equalTo("CANNOT_DETERMINE"))
                .body("resultCode", equalTo(4))
                .body("steps.code", equalTo(List.of(code)));
    }

    private static Map<String, String> and(Map<String, String> items, String name, String value) {
        Map<String, String> more = new HashMap<>(items);
        more.put(name, value);
        return more;
    }

    @Test
    void oneOfSeveralHoldersAtTheWindowIsEnoughButNotHalfOfTwo() {
        Map<String, Object> order = Registry.marriageOrder(List.of(Registry.SPOUSE));
        Registry.issued(order);
        String number = String.valueOf(order.get("number"));
        String type = String.valueOf(order.get("licenceType"));
        String spouse = String.valueOf(Registry.SPOUSE.get("code"));

        compared(question(type, Map.of("ZZBH", number, "CZZT", "林示例", "CZZTDM", spouse, "CZZTDMLXDM", "111")))
                .body("verdict", equalTo("VALID"))
                .body("differing", empty());
        compared(question(type, Map.of("ZZBH", number, "CZZT", "陈示例^林示例"))).body("resultCode", equalTo(0));
        compared(question(type, Map.of("ZZBH", number, "CZZT", "陈示例", "CZZTDM", spouse)))
                .body("resultCode", equalTo(7));
        compared(question(type, Map.of("ZZBH", number, "CZZT", "王示例"))).body("resultCode", equalTo(6));
    }

    private static ValidatableResponse compared(Map<String, Object> question) {
        return Registry.post("/api/v1/verifications/data", question).then().statusCode(200);
    }

    private static Map<String, Object> question(String type, Map<String, String> items) {
        return Map.of("licenceType", type, "items", items);
    }

    private static Map<String, Object> with(Map<String, Object> question, String name, Object value) {
        Map<String, Object> other = new HashMap<>(question);
        other.put(name, value);
        return other;
    }
}
