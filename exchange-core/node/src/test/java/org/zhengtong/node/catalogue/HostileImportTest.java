// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengtong.node.catalogue.CatalogueFixtures.name;
import static org.zhengtong.node.catalogue.SheetFixtures.IMPORTS;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/**
 * A hundred and more hostile cells through the whole way: sent to the endpoint, checked, taken or refused by name, kept as they were, exported,
 * and taken again. What single cells read as is shown where they are read.
 */
@QuarkusTest
@TestSecurity(
        user = "manager-6",
        roles = {"catalogue-manager"},
        attributes = @SecurityAttribute(key = "organisation", value = HostileImportTest.HOSTILE_OFFICE))
class HostileImportTest {

    /** An organisation no other test writes for. */
    static final String HOSTILE_OFFICE = "1151190000900004X2";

    private static final List<String> COLUMNS = List.of(
            "name",
            "alias",
            "classCode",
            "providerOrganisation",
            "providerName",
            "summary",
            "format",
            "items",
            "sharingType",
            "sharingCondition",
            "sharingMethod",
            "openFlag",
            "updateCycle");

    /** Columns a person writes freely, and two that hold codes. */
    private static final List<String> WRITTEN =
            List.of("name", "alias", "classCode", "providerName", "summary", "items", "sharingType");

    private static final List<String> HOSTILE = List.of(
            "=1+1",
            "=cmd|' /C calc'!A0",
            "@SUM(A1)",
            "+86 28",
            "\t=1",
            "'; DROP TABLE catalogue_entry; --",
            "<script>alert(1)</script>",
            "${jndi:ldap://x}",
            "𠮷野家😀㐀䶵",
            "\u202E左a\uFEFFb",
            "a\u0000b",
            "a\u0007b",
            "第一行\n第二行",
            "长".repeat(2_000),
            "x".repeat(40_000),
            "[{\"name\":",
            "姓名:n:什么:64位");

    @Inject
    Jdbi jdbi;

    private static Map<String, String> row(String name) {
        Map<String, String> row = CatalogueFixtures.entry(name).entrySet().stream()
                .filter(field -> COLUMNS.contains(field.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, field -> String.valueOf(field.getValue())));
        row.put("providerOrganisation", HOSTILE_OFFICE);
        row.put("items", "公民身份号码:idNumber:C:18");
        return row;
    }

    private static String line(Map<String, String> row) {
        return COLUMNS.stream()
                .map(column -> "\"" + row.getOrDefault(column, "").replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(","));
    }

    private static JsonPath imported(String csv) {
        return given().contentType("text/csv")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post(IMPORTS)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void everyHostileCellIsTakenAsItIsOrRefusedByNameAndSurvivesTheWayOutAndIn() {
        List<String> lines = new ArrayList<>(List.of(String.join(",", COLUMNS)));
        for (String column : WRITTEN) {
            for (String hostile : HOSTILE) {
                Map<String, String> row = row(name("恶意单元"));
                row.put(column, column.equals("name") ? hostile + name("恶意名") : hostile);
                lines.add(line(row));
            }
        }

        JsonPath report = imported(String.join("\n", lines) + "\n");

        int rows = WRITTEN.size() * HOSTILE.size();
        assertThat(rows).isGreaterThan(100);
        assertThat(report.getInt("rows")).isEqualTo(rows);
        int taken = report.getInt("imported") + report.getInt("warned");
        assertThat(taken + report.getInt("refused")).isEqualTo(rows);
        assertThat(taken).isGreaterThan(rows / 3);
        assertThat(report.<String>getList("outcomes.findAll { it.outcome == 'REFUSED' }.code"))
                .isNotEmpty()
                .allMatch(code -> code.matches("[A-Z]+[A-Z0-9_-]*"));
        assertThat(summaries())
                .contains("'; DROP TABLE catalogue_entry; --", "𠮷野家😀㐀䶵", "${jndi:ldap://x}", "第一行\n第二行")
                .noneMatch(summary -> summary.length() > 1_000 || summary.contains("\u0000"));
        assertThat(drafts()).isEqualTo(taken);

        String exported = given().queryParam("format", "csv")
                .queryParam("organisation", HOSTILE_OFFICE)
                .get("/api/v1/catalogue/export")
                .asString();
        assertThat(exported).doesNotContain("\n=", "\n@", ",=", ",@SUM");
        JsonPath again = imported(exported);
        assertThat(again.getInt("unchanged")).isEqualTo(taken).isEqualTo(again.getInt("rows"));
    }

    private List<String> summaries() {
        return jdbi.withHandle(
                h -> h.createQuery("SELECT draft ->> 'summary' FROM catalogue_entry WHERE provider_organisation = :o")
                        .bind("o", HOSTILE_OFFICE)
                        .mapTo(String.class)
                        .list());
    }

    private int drafts() {
        return summaries().size();
    }
}
