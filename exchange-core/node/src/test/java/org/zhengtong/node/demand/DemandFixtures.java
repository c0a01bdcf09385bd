// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.demand;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.zhengtong.node.testing.People.Person;

/** Demands and entries of fictional organisations, and the short ways to their steps. */
final class DemandFixtures {

    static final String DEMANDS = "/api/v1/demands";
    static final String ASKER = "11511900009000023F";
    static final String PROVIDER = "11511900009000015L";
    static final String THIRD = "11120000009000066B";

    private DemandFixtures() {}

    /** The legal day; asked for by each test, as a run of all tests may see midnight in China. */
    static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    static Map<String, Object> need(String name) {
        Map<String, Object> need = new HashMap<>();
        need.put("name", name);
        need.put("items", List.of("公民身份号码", "有效期至"));
        need.put("purpose", "ADMINISTRATIVE_BASIS");
        need.put("legalBasis", "《中华人民共和国食品安全法》");
        need.put("serviceItem", "food-permit");
        need.put("frequency", "DAILY");
        need.put("method", "API");
        return need;
    }

    static String submitted(Person asker, Map<String, Object> need) {
        String id =
                asker.sends(need).post(DEMANDS).then().statusCode(201).extract().path("id");
        post(asker, id, "submission", Map.of()).statusCode(200);
        return id;
    }

    static ValidatableResponse post(Person who, String id, String step, Object body) {
        return who.sends(body).post(DEMANDS + "/" + id + "/" + step).then();
    }

    static void refused(ValidatableResponse response, int status, String code) {
        response.statusCode(status).body("code", equalTo(code));
    }

    static String published(Person manager, String name) {
        return published(manager, name, List.of(item("公民身份号码", "idNumber")));
    }

    static Map<String, Object> item(String name, String column) {
        return Map.of("name", name, "columnName", column, "dataType", "C", "length", 18);
    }

    static String published(Person manager, String name, List<Map<String, Object>> items) {
        Map<String, Object> entry = new HashMap<>();
        entry.put("name", name);
        entry.put("classCode", "105002");
        entry.put("providerOrganisation", PROVIDER);
        entry.put("providerName", "巴中示例局A");
        entry.put("summary", "从业人员预防性健康检查合格证明");
        entry.put("format", "0311");
        entry.put("items", items);
        entry.put("sharingType", "UNCONDITIONAL");
        entry.put("sharingMethod", "API");
        entry.put("openFlag", false);
        entry.put("updateCycle", "REALTIME");
        String id = manager.sends(entry)
                .post("/api/v1/catalogue/entries")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return manager.sends()
                .post("/api/v1/catalogue/entries/" + id + "/publication")
                .then()
                .statusCode(200)
                .extract()
                .path("resource");
    }

    static String name(String stem) {
        return stem + UUID.randomUUID();
    }
}
