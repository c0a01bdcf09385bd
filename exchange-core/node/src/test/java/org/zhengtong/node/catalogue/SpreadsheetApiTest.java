// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ORGANISATION;
import static org.zhengtong.node.catalogue.CatalogueFixtures.name;
import static org.zhengtong.node.catalogue.SheetFixtures.IMPORTS;
import static org.zhengtong.node.catalogue.SheetFixtures.XLSX;
import static org.zhengtong.node.catalogue.SheetFixtures.entry;
import static org.zhengtong.node.catalogue.SheetFixtures.upload;
import static org.zhengtong.node.catalogue.SheetFixtures.with;
import static org.zhengtong.node.catalogue.SheetFixtures.workbook;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@TestSecurity(
        user = "manager-1",
        roles = {"catalogue-manager"},
        attributes = @SecurityAttribute(key = "organisation", value = ORGANISATION))
class SpreadsheetApiTest {

    /** An organisation no other test writes for. */
    private static final String ALONE = "11511900009000023F";

    @Inject
    Jdbi jdbi;

    @TempDir
    Path folder;

    @Test
    void theTemplateHasDropDownsAndTextCellsAndIsItselfReadable() throws IOException {
        byte[] template = given().get("/api/v1/catalogue/template")
                .then()
                .statusCode(200)
                .contentType(XLSX)
                .extract()
                .asByteArray();

        assertThat(part(template, "xl/worksheets/sheet2.xml"))
                .contains("type=\"list\"", "<row r=\"2\" hidden=\"true\">", "providerOrganisation");
        assertThat(SheetFixtures.read(template, "目录条目").get(0)).startsWith("信息资源名称*");
        assertThat(SheetFixtures.read(template, "选项")).anyMatch(row -> row.contains("有条件共享"));
        upload(template, "").then().statusCode(200).body("rows", equalTo(0));
    }

    @Test
    void entriesAndTheirItemsComeFromTwoSheetsAndASecondImportChangesNothing() {
        String first = name("表格甲");
        String second = name("表格乙");
        byte[] file = workbook(
                List.of(entry(first), entry(second)),
                List.of(
                        List.of(first, "姓名", "personName", "字符串型", "64"),
                        List.of(first, "有效期", "validTo", "日期型", ""),
                        List.of(second, "编号", "code", "C", "18")));

        JsonPath report = imported(file, "");
        JsonPath again = imported(file, "");

        assertThat(counts(report)).containsExactly(2, 2, 0, 0, 0);
        assertThat(counts(again)).containsExactly(2, 0, 0, 2, 0);
        assertThat(document(first)).contains("\"personName\"", "\"validTo\"").doesNotContain("\"code\"");
        assertThat(document(second)).contains("\"code\"");
    }

    @Test
    void everyRemarkStandsInItsCellAndTheCorrectedFileIsTaken() {
        String good = name("回执甲");
        String bad = name("回执乙");
        byte[] file = workbook(
                List.of(entry(good), with(with(entry(bad), 6, "随便"), 2, "115119000090000150")),
                List.of(List.of(bad, "姓名", "n", "什么", ""), List.of("没有的条目", "姓名", "n", "C", "1")));

        JsonPath report = imported(file, "");
        byte[] annotated = given().get(IMPORTS + "/" + report.getString("id") + "/workbook")
                .then()
                .statusCode(200)
                .contentType(XLSX)
                .extract()
                .asByteArray();

        assertThat(counts(report)).containsExactly(2, 1, 0, 0, 1);
        assertThat(report.getInt("itemsRefused")).isEqualTo(2);
        assertThat(report.<String>getList("outcomes.code"))
                .containsExactly("VALUE_NOT_IN_LIST", "ITEM_REFUSED", "VALUE_NOT_IN_LIST", "ITEM_WITHOUT_ENTRY");
        assertThat(report.getString("outcomes[0].sheet")).isEqualTo("目录条目");
        assertThat(report.getInt("outcomes[0].line")).isEqualTo(3);
        List<List<String>> sheet = SheetFixtures.read(annotated, "目录条目");
        assertThat(sheet.get(0)).last().isEqualTo("导入结果");
        assertThat(sheet.get(2)).last().asString().contains("未导入", "VALUE_NOT_IN_LIST");
        List<String> corrected = with(sheet.get(2).subList(0, 10), 6, "无条件");
        upload(workbook(List.of(with(corrected, 2, ORGANISATION)), List.of()), "")
                .then()
                .body("imported", equalTo(1));
    }

    @Test
    void allOrNothingTakesNothingWhenOneRowIsRefused() {
        String good = name("全或无甲");
        byte[] file = workbook(List.of(entry(good), with(entry(name("全或无乙")), 4, "")), List.of());

        JsonPath report = imported(file, "?mode=ALL_OR_NOTHING");

        assertThat(report.getString("status")).isEqualTo("REFUSED");
        assertThat(report.getList("outcomes.code")).containsExactly("VALUE_MISSING");
        assertThat(count(good)).isZero();
    }

    @Test
    void aDryRunTellsEverythingAndChangesNothing() {
        String good = name("试导入");

        JsonPath report = imported(workbook(List.of(entry(good)), List.of()), "?dryRun=true");

        assertThat(counts(report)).containsExactly(1, 1, 0, 0, 0);
        assertThat(count(good)).isZero();
    }

    @Test
    @TestSecurity(
            user = "manager-3",
            roles = {"catalogue-manager"},
            attributes = @SecurityAttribute(key = "organisation", value = ALONE))
    void whatIsExportedCanBeImportedUnchanged() {
        String conditional = name("导出乙");
        byte[] file = workbook(
                List.of(
                        with(entry(name("=1+1导出甲")), 2, ALONE),
                        with(with(with(entry(conditional), 2, ALONE), 6, "有条件共享"), 7, "限办理《餐饮》许可, \"本人\"授权")),
                List.of(List.of(conditional, "姓名:全称", "n;x", "字符串型", "64")));
        imported(file, "");

        for (String format : List.of("xlsx", "csv")) {
            byte[] exported = given().queryParam("format", format)
                    .queryParam("organisation", ALONE)
                    .get("/api/v1/catalogue/export")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray();
            JsonPath report = given().contentType(format.equals("csv") ? "text/csv" : XLSX)
                    .body(exported)
                    .post(IMPORTS + "?mode=ALL_OR_NOTHING")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(report.getInt("rows")).isGreaterThanOrEqualTo(2);
            assertThat(report.getInt("unchanged")).as(format).isEqualTo(report.getInt("rows"));
        }
    }

    @Test
    @TestSecurity(
            user = "manager-3",
            roles = {"catalogue-manager"},
            attributes = @SecurityAttribute(key = "organisation", value = ALONE))
    void anExportHoldsNoFormula() throws IOException {
        imported(workbook(List.of(with(entry(name("=cmd|' /C calc'!A0")), 2, ALONE)), List.of()), "");

        byte[] xlsx = given().queryParam("organisation", ALONE)
                .get("/api/v1/catalogue/export")
                .asByteArray();
        String csv = given().queryParam("format", "csv")
                .queryParam("organisation", ALONE)
                .get("/api/v1/catalogue/export")
                .asString();

        assertThat(part(xlsx, "xl/worksheets/sheet2.xml")).doesNotContain("<f>").contains("=cmd|");
        assertThat(csv).contains("\n'=cmd|").doesNotContain("\n=");
    }

    @Test
    @TestSecurity(
            user = "reader-1",
            roles = {"caseworker"})
    void othersSeeLiveEntriesAloneAndImportNothing() {
        upload(workbook(List.of(entry(name("他人"))), List.of()), "").then().statusCode(403);
        given().get("/api/v1/catalogue/template").then().statusCode(403);
        given().get(IMPORTS + "/x").then().statusCode(403);
        List<String> seen = given().queryParam("format", "json")
                .get("/api/v1/catalogue/export")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("name");
        List<String> states = given().queryParam("format", "json")
                .get("/api/v1/catalogue/export")
                .jsonPath()
                .getList("registered.state");
        assertThat(states).containsOnly("PUBLISHED").hasSameSizeAs(seen);
        List<String> drafts =
                jdbi.withHandle(h -> h.createQuery("SELECT name FROM catalogue_entry WHERE status = 'DRAFT'")
                        .mapTo(String.class)
                        .list());
        assertThat(seen).doesNotContainAnyElementsOf(drafts);
    }

    @Test
    void anImportIsThereForItsOwnOrganisation() {
        String id =
                imported(workbook(List.of(entry(name("归属"))), List.of()), "").getString("id");
        given().get(IMPORTS + "/" + id).then().statusCode(200).body("status", equalTo("DONE"));

        jdbi.useHandle(h -> h.execute("UPDATE entry_import SET organisation = 'another' WHERE id = ?", id));

        given().get(IMPORTS + "/" + id).then().statusCode(404).body("code", equalTo("IMPORT_UNKNOWN"));
        given().get(IMPORTS + "/" + id + "/workbook").then().statusCode(404);
    }

    @Test
    void filesThatAreNoTablesAreRefusedWholeAndOtherBodiesStaySmall() {
        byte[] large = new byte[2_000_000];

        upload(new byte[] {'P', 'K', 3, 4}, "").then().statusCode(400).body("code", equalTo("TABLE_MALFORMED"));
        upload(new byte[0], "").then().statusCode(400).body("code", equalTo("TABLE_EMPTY"));
        upload("name\nx".getBytes(StandardCharsets.UTF_8), "")
                .then()
                .statusCode(400)
                .body("code", equalTo("TABLE_COLUMN_MISSING"));
        upload(new byte[33 << 20], "").then().statusCode(413).body("code", equalTo("BODY_TOO_LARGE"));
        given().contentType("application/json")
                .body(large)
                .post(CatalogueFixtures.ENTRIES)
                .then()
                .statusCode(413);
    }

    private static JsonPath imported(byte[] file, String query) {
        return upload(file, query).then().statusCode(200).extract().jsonPath();
    }

    private static List<Integer> counts(JsonPath report) {
        return Stream.of("rows", "imported", "warned", "unchanged", "refused")
                .map(report::getInt)
                .toList();
    }

    private String document(String name) {
        return jdbi.withHandle(h -> h.createQuery("SELECT draft::text FROM catalogue_entry WHERE name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .one());
    }

    private int count(String name) {
        return jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM catalogue_entry WHERE name = :name")
                .bind("name", name)
                .mapTo(Integer.class)
                .one());
    }

    private String part(byte[] workbook, String name) throws IOException {
        try (ZipFile zip = new ZipFile(
                Files.write(folder.resolve("workbook.xlsx"), workbook).toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
