// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.servicecase;

import static io.restassured.RestAssured.given;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.testing.Registry;

/** Service items and their cases, for tests. */
final class Cases {

    private Cases() {}

    /** A service item of its own, without materials yet; its code. */
    static String item() {
        String item = "511D" + Registry.freshNumber().substring(10);
        String file = "department,main_item,name,item_code,area_code,task_type,dept_code\n" + "市示例局,未分类,食品经营许可," + item
                + ",511900000000,1,11511900009000023F\n";
        given().contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/service-items/imports")
                .then()
                .statusCode(200);
        return item;
    }

    static String opened(String item) {
        return Registry.post("/api/v1/cases", Map.of("item", item, "applicant", applicant()))
                .then()
                .statusCode(201)
                .extract()
                .path("number");
    }

    static Map<String, Object> applicant() {
        return Map.of("name", "蜀味示例小馆", "scheme", "USCC", "code", Registry.SHOP);
    }

    static Map<String, Object> material(String code, boolean required, @Nullable Map<String, Object> source) {
        return Map.of(
                "code",
                code,
                "name",
                code,
                "required",
                required,
                "sources",
                source == null ? List.of() : List.of(source));
    }
}
