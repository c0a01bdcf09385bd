// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ORGANISATION;
import static org.zhengtong.node.catalogue.CatalogueFixtures.name;
import static org.zhengtong.node.catalogue.SheetFixtures.entry;
import static org.zhengtong.node.catalogue.SheetFixtures.upload;
import static org.zhengtong.node.catalogue.SheetFixtures.with;
import static org.zhengtong.node.catalogue.SheetFixtures.workbook;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** An export corrected in Excel and imported again: which entry a row is of, and whose changes it may replace. */
@QuarkusTest
@TestSecurity(
        user = "manager-1",
        roles = {"catalogue-manager"},
        attributes = @SecurityAttribute(key = "organisation", value = ORGANISATION))
class SheetOfKnownEntriesTest {

    private static final String RENAMING = "11511900009000031A";

    @Inject
    Jdbi jdbi;

    /** The rows of an export of one organisation, the header first, without the hidden line of field names. */
    private static List<List<String>> exported(String organisation) {
        byte[] file = given().queryParam("organisation", organisation)
                .get("/api/v1/catalogue/export")
                .asByteArray();
        List<List<String>> rows = new ArrayList<>(SheetFixtures.read(file, "目录条目"));
        rows.remove(1);
        return rows;
    }

    private static List<String> rowOf(String name, List<List<String>> rows) {
        List<String> padded = new ArrayList<>(
                rows.stream().filter(row -> row.get(0).equals(name)).findFirst().orElseThrow());
        padded.addAll(Collections.nCopies(rows.get(0).size() - padded.size(), ""));
        return padded;
    }

    private static JsonPath importedRow(List<String> header, List<String> row) {
        return imported(SheetFixtures.table(header, List.of(row)), "");
    }

    @Test
    @TestSecurity(
            user = "manager-4",
            roles = {"catalogue-manager"},
            attributes = @SecurityAttribute(key = "organisation", value = RENAMING))
    void anExportedEntryIsKnownAgainByItsCodeThoughItsNameWasCorrected() {
        String draftName = name("未发布");
        String name = name("更名前");
        Map<String, Object> entry = CatalogueFixtures.entry(name);
        entry.put("providerOrganisation", RENAMING);
        String resource = CatalogueFixtures.published(entry);
        imported(workbook(List.of(with(entry(draftName), 2, RENAMING)), List.of()), "");
        List<List<String>> rows = exported(RENAMING);
        List<String> header = rows.get(0);
        List<String> row = rowOf(name, rows);
        assertThat(row.subList(row.size() - 5, row.size() - 1))
                .containsExactly(
                        resource,
                        "1",
                        "已发布",
                        LocalDate.now(ZoneId.of("Asia/Shanghai")).toString());
        assertThat(rowOf(draftName, rows).get(row.size() - 3)).isEqualTo("草稿");

        String corrected = name("更名后");
        JsonPath report = importedRow(header, with(row, 0, corrected));

        assertThat(taken(report)).isEqualTo(1);
        given().queryParam("resource", resource)
                .get(CatalogueFixtures.ENTRIES)
                .then()
                .body("items[0].entry.name", equalTo(corrected))
                .body("items[0].changePending", equalTo(true));
        assertThat(count(name)).isZero();
        assertThat(exported(RENAMING))
                .anySatisfy(again -> assertThat(again).startsWith(corrected).contains(resource, "已发布，修改待发布"));
        JsonPath taken = importedRow(header, with(row, 0, draftName));
        assertThat(taken.<String>getList("outcomes.findAll { it.outcome == 'REFUSED' }.code"))
                .containsExactly("ENTRY_NAME_TAKEN");
        JsonPath unknown = importedRow(header, with(row, row.size() - 5, "105002/511900777777"));
        assertThat(unknown.<String>getList("outcomes.findAll { it.outcome == 'REFUSED' }.code"))
                .containsExactly("ENTRY_UNKNOWN");
        assertThat(unknown.getString("outcomes.find { it.outcome == 'REFUSED' }.column"))
                .isEqualTo("registered.resource");
    }

    @Test
    void aCodeOfAnotherOrganisationIsNotTakenOver() {
        String other = name("他人条目");
        String resource = CatalogueFixtures.published(CatalogueFixtures.entry(other));
        jdbi.useHandle(h -> h.execute(
                "UPDATE catalogue_entry SET provider_organisation = ? WHERE resource = ?",
                "115100000090000587",
                resource));
        List<String> header = new ArrayList<>(SheetFixtures.ENTRY);
        header.add("信息资源代码");
        List<String> row = new ArrayList<>(with(entry(name("冒领")), 1, "105002"));
        row.add(resource);

        JsonPath report = importedRow(header, row);

        assertThat(report.<String>getList("outcomes.findAll { it.outcome == 'REFUSED' }.code"))
                .containsExactly("ENTRY_OF_ANOTHER_ORGANISATION");
        JsonPath twice = imported(SheetFixtures.table(header, List.of(row, with(row, 0, name("又一行")))), "");
        assertThat(twice.<String>getList("outcomes.code")).contains("ROW_REPEATED");
    }

    @Test
    @TestSecurity(
            user = "manager-5",
            roles = {"catalogue-manager"},
            attributes = @SecurityAttribute(key = "organisation", value = RENAMING))
    void aDraftSomebodyElseSavedSinceTheExportIsNotOverwritten() {
        String name = name("并行修改");
        imported(workbook(List.of(with(entry(name), 2, RENAMING)), List.of()), "");
        List<List<String>> rows = exported(RENAMING);
        List<String> header = rows.get(0);
        List<String> row = rowOf(name, rows);
        assertThat(taken(importedRow(header, with(row, 5, "我的第一次修改")))).isEqualTo(1);
        assertThat(taken(importedRow(header, with(row, 5, "我的第二次修改"))))
                .as("one's own change since is no conflict")
                .isEqualTo(1);
        jdbi.useHandle(h -> h.execute("""
                INSERT INTO entry_draft (entry_id, version, document, saved_by, saved_at)
                SELECT id, version + 1, draft, 'a-colleague', now() FROM catalogue_entry WHERE name = ?""", name));

        JsonPath report = importedRow(header, with(row, 5, "我的第三次修改"));

        assertThat(report.<String>getList("outcomes.findAll { it.outcome == 'REFUSED' }.code"))
                .containsExactly("ENTRY_CHANGED_SINCE");
        assertThat(report.getString("outcomes.find { it.outcome == 'REFUSED' }.value"))
                .contains("a-colleague");
        assertThat(document(name)).contains("我的第二次修改");
    }

    private static JsonPath imported(byte[] file, String query) {
        return upload(file, query).then().statusCode(200).extract().jsonPath();
    }

    /** Rows taken, with remarks of the checks or without. */
    private static int taken(JsonPath report) {
        return report.getInt("imported") + report.getInt("warned");
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
}
