// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.item;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.testing.Registry;

@QuarkusTest
@TestSecurity(user = "operator-1", roles = "operator")
class ServiceItemApiTest {

    private static final String HEADER = "department,main_item,name,item_code,area_code,task_type,dept_code\n";

    @Test
    void everyRowEndsImportedWarnedOrRefusedAndASecondImportChangesNothing() {
        String code = "511A" + Registry.freshNumber().substring(10);
        String file = HEADER
                + row("事项甲", "11511900009000015L3511000001001", "1", "11511900009000015L")
                + row("事项乙", code, "1", "68236467-9")
                + row("", code + "X", "1", "11511900009000015L")
                + row("事项乙重复", code, "1", "68236467-9")
                + "区示例局,未分类,缺列的事项," + code + "Y\n";

        JsonPath first = imported(file.getBytes(StandardCharsets.UTF_8));
        JsonPath second = imported(file.getBytes(StandardCharsets.UTF_8));

        assertThat(first.getInt("rows")).isEqualTo(5);
        assertThat(first.getInt("refused")).isEqualTo(3);
        assertThat(first.getList("outcomes.findAll { it.outcome == 'REFUSED' }.code"))
                .isEqualTo(List.of("ITEM_NAME_MISSING", "ITEM_CODE_REPEATED", "ROW_INCOMPLETE"));
        assertThat(first.getList("outcomes.findAll { it.outcome == 'REFUSED' }.line"))
                .isEqualTo(List.of(4, 5, 6));
        assertThat(second.getInt("unchanged")).isEqualTo(2);
        assertThat(second.getInt("imported") + second.getInt("warned")).isZero();
        given().get("/api/v1/service-items/" + code)
                .then()
                .body("revision", equalTo(1))
                .body("warnings", contains("ITEM_CODE_SHAPE_UNKNOWN", "ORGANISATION_CODE_MALFORMED"));
    }

    @Test
    void aChangedRowIsANewRevision() {
        String code = "511B" + Registry.freshNumber().substring(10);
        imported((HEADER + row("旧名称", code, "1", "11511900009000015L")).getBytes(StandardCharsets.UTF_8));
        imported((HEADER + row("新名称", code, "1", "11511900009000015L")).getBytes(StandardCharsets.UTF_8));

        given().get("/api/v1/service-items/" + code)
                .then()
                .body("name", equalTo("新名称"))
                .body("revision", equalTo(2));
        given().queryParam("text", "新名称").get("/api/v1/service-items").then().body("code", hasItem(code));
    }

    @Test
    void theRealListOfADistrictIsTakenWithItsDefectsNamed() throws IOException {
        Optional<Path> file = realFile();
        Assumptions.assumeTrue(file.isPresent(), "shared/data/service-items.csv is not beside this checkout");

        JsonPath first = imported(Files.readAllBytes(file.get()));
        JsonPath second = imported(Files.readAllBytes(file.get()));

        assertThat(first.getInt("rows")).isEqualTo(980);
        assertThat(first.getInt("imported") + first.getInt("warned") + first.getInt("refused"))
                .isEqualTo(980);
        assertThat(first.getInt("refused")).isZero();
        assertThat(first.getInt("warned")).isGreaterThanOrEqualTo(779);
        assertThat(first.getList("outcomes.code.unique()"))
                .contains("ORGANISATION_CODE_MALFORMED", "ITEM_CODE_SHAPE_UNKNOWN");
        assertThat(second.getInt("unchanged")).isEqualTo(980);
    }

    @Test
    void materialsOfAnItemAreListedWithTheirSources() {
        String code = "511C" + Registry.freshNumber().substring(10);
        imported((HEADER + row("有材料的事项", code, "1", "11511900009000015L")).getBytes(StandardCharsets.UTF_8));
        List<Map<String, Object>> materials = List.of(Map.of(
                "code",
                "BUSINESS_LICENCE",
                "name",
                "营业执照",
                "required",
                true,
                "sources",
                List.of(Map.of("kind", "RESOURCE", "code", "105002/510000000001"))));

        put(code, materials).statusCode(200).body("materials[0].sources[0].trust", equalTo("A"));
        given().get("/api/v1/service-items/" + code).then().body("materials", hasSize(1));
        put(code, List.of(materials.get(0), materials.get(0)))
                .statusCode(400)
                .body("code", equalTo("MATERIAL_REPEATED"));
        put(
                        code,
                        List.of(Map.of(
                                "code",
                                "A",
                                "name",
                                "甲",
                                "required",
                                true,
                                "sources",
                                List.of(Map.of("kind", "RESOURCE", "code", "x")))))
                .statusCode(400)
                .body("code", equalTo("VALUE_INVALID"));
        put(code + "Z", materials).statusCode(404).body("code", equalTo("SERVICE_ITEM_UNKNOWN"));
    }

    private static io.restassured.response.ValidatableResponse put(String code, Object materials) {
        return Registry.put("/api/v1/service-items/" + code + "/materials", materials)
                .then();
    }

    private static JsonPath imported(byte[] file) {
        return given().contentType("text/csv")
                .body(file)
                .post("/api/v1/service-items/imports")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String row(String name, String code, String taskType, String departmentCode) {
        return String.join(",", "区示例局", "未分类", name, code, "511902000000", taskType, departmentCode) + "\n";
    }

    private static Optional<Path> realFile() {
        return Stream.iterate(Path.of("").toAbsolutePath(), java.util.Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve("shared/data/service-items.csv"))
                .filter(Files::exists)
                .findFirst();
    }
}
