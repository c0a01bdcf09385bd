// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ENTRIES;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ORGANISATION;
import static org.zhengtong.node.catalogue.CatalogueFixtures.name;
import static org.zhengtong.node.catalogue.ReviewProfile.OTHER_ORGANISATION;
import static org.zhengtong.node.catalogue.ReviewProfile.TREE;
import static org.zhengtong.node.catalogue.ReviewProfile.administrator;
import static org.zhengtong.node.catalogue.ReviewProfile.person;
import static org.zhengtong.node.catalogue.SheetFixtures.IMPORTS;
import static org.zhengtong.node.catalogue.SheetFixtures.XLSX;
import static org.zhengtong.node.catalogue.SheetFixtures.entry;
import static org.zhengtong.node.catalogue.SheetFixtures.with;
import static org.zhengtong.node.catalogue.SheetFixtures.workbook;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.node.catalogue.ReviewProfile.Person;

/** What the catalogue's checks find stands in the cells of an import, before anything is taken; rows may go straight to review. */
@QuarkusTest
@TestProfile(ReviewProfile.class)
class ImportLintTest {

    private static final int CLASS = 1;
    private static final int SUMMARY = 4;
    private static final int FORMAT = 5;
    private static final int SHARING = 6;

    private Person manager;

    @BeforeEach
    void theManagerAndTheTree() {
        manager = person(ORGANISATION, "catalogue-manager");
        administrator()
                .contentType("text/csv")
                .body("code,name,parent_code\n1,基础,\n105,电子证照,1\n105002,法人证照,105\n2,主题,\n201,卫生,2\n201001,公共卫生,201\n"
                        .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/catalogue/trees/" + TREE + "/imports")
                .then()
                .statusCode(200);
    }

    private Response upload(byte[] file, String query) {
        return manager.calls().contentType(XLSX).body(file).post(IMPORTS + query);
    }

    private JsonPath imported(byte[] file, String query) {
        return upload(file, query).then().statusCode(200).extract().jsonPath();
    }

    private static List<String> remarks(JsonPath report) {
        List<Map<String, Object>> outcomes = report.getList("outcomes");
        return outcomes.stream()
                .map(o -> o.get("sheet") + " " + o.get("line") + " " + o.get("column") + " " + o.get("code") + " "
                        + o.get("outcome"))
                .toList();
    }

    private static List<String> structured(String name) {
        return with(entry(name), FORMAT, "0311");
    }

    @Test
    void aDryRunFindsInEveryCellWhatPublicationWouldFind() {
        String whole = name("检查甲");
        byte[] file = workbook(
                List.of(
                        with(with(structured("检查医疗救护系统"), SHARING, "有条件共享"), CLASS, "105009"),
                        with(entry(name("检查乙")), FORMAT, "0105"),
                        with(structured(whole), SUMMARY, whole),
                        structured("无项")),
                List.of(
                        List.of("检查医疗救护系统", "姓名", "n", "字符串型", "64"),
                        List.of(whole, "姓名", "n", "字符串型", ""),
                        List.of(whole, "姓名", "n", "字符串型", "64位"),
                        List.of("无项", "姓名", "n", "字符串型", "64"),
                        List.of("无项", "别名", "n", "字符串型", "64")));

        assertThat(remarks(imported(file, "?dryRun=true&target=SUBMITTED")))
                .containsExactlyInAnyOrder(
                        "目录条目 2 name CAT-01 WARNED",
                        "目录条目 2 sharingCondition CAT-08 REFUSED",
                        "目录条目 2 classCode CAT-04 REFUSED",
                        "目录条目 3 sharingMethod CAT-06 WARNED",
                        "目录条目 4 items ITEM_REFUSED REFUSED",
                        "信息项 4 length CAT-07 REFUSED",
                        "目录条目 5 items ITEM_REFUSED REFUSED",
                        "信息项 6 columnName CAT-12 REFUSED");
        JsonPath drafts = imported(file, "?dryRun=true");
        assertThat(remarks(drafts))
                .contains("目录条目 2 classCode CAT-04 WARNED", "信息项 6 columnName CAT-12 WARNED")
                .contains("信息项 4 length CAT-07 REFUSED");
        assertThat(drafts.getString("outcomes.find { it.code == 'CAT-04' }.message"))
                .contains("105009", "发布前须更正");
    }

    @Test
    void theAnnotatedWorkbookHasTheFindingInItsCell() {
        String name = name("批注");
        byte[] file =
                workbook(List.of(with(structured(name), CLASS, "105009")), List.of(List.of(name, "姓名", "n", "C", "")));
        String id = imported(file, "?dryRun=true").getString("id");

        byte[] annotated = manager.calls().get(IMPORTS + "/" + id + "/workbook").asByteArray();

        assertThat(SheetFixtures.read(annotated, "目录条目").get(1))
                .last()
                .asString()
                .contains("CAT-04", "105009");
        assertThat(SheetFixtures.read(annotated, "信息项").get(1))
                .last()
                .asString()
                .contains("CAT-13");
        assertThat(SheetFixtures.comments(annotated)).contains("B2 CAT-04").contains("E2 CAT-13");
    }

    @Test
    void duplicatesInTheCatalogueAndInTheFileAreNamed() {
        String stem = "高坝泄洪闸门启闭甲";
        List<Map<String, Object>> items = List.of(item("闸门编号"), item("启闭力"), item("行程"), item("锈蚀等级"));
        Map<String, Object> held = CatalogueFixtures.entry(stem + "记录");
        held.put("items", items);
        manager.calls().body(held).post(ENTRIES).then().statusCode(201);
        String far = "渔港避风锚地容量";
        byte[] file = workbook(
                List.of(
                        structured(stem + "数据"),
                        structured(stem + "记录3"),
                        structured(stem + " 记录"),
                        structured(far + "统计"),
                        structured(far + "统计2"),
                        structured(far + "（统计）"),
                        structured(far + "汇总")),
                List.of(stem + "数据", stem + "记录3", stem + " 记录", far + "统计", far + "统计2", far + "（统计）", far + "汇总")
                        .stream()
                        .flatMap(name -> (name.startsWith(far)
                                        ? List.of("锚位", "水深")
                                        : List.of("闸门编号", "启闭力", "行程", "锈蚀等级"))
                                .stream().map(item -> List.of(name, item, "", "字符串型", "64")))
                        .toList());

        JsonPath report = imported(file, "?dryRun=true&target=SUBMITTED");

        assertThat(remarks(report))
                .contains(
                        "目录条目 2 name CAT-16 WARNED",
                        "目录条目 3 name CAT-02 WARNED",
                        "目录条目 4 name CAT-03 REFUSED",
                        "目录条目 6 name CAT-02 WARNED",
                        "目录条目 7 name CAT-03 REFUSED",
                        "目录条目 8 name CAT-16 WARNED")
                .noneMatch(remark -> remark.startsWith("目录条目 5 "));
        assertThat(report.getString("outcomes.find { it.line == 2 && it.code == 'CAT-16' }.message"))
                .contains(stem + "记录");
        assertThat(report.getString("outcomes.find { it.line == 7 && it.code == 'CAT-03' }.message"))
                .contains("第5行 " + far + "统计");
    }

    @Test
    void rowsGoStraightToReviewByTheRulesOfASingleSubmission() {
        String good = name("送审导入");
        String classless = name("送审外类");
        byte[] file = workbook(List.of(entry(good), with(entry(classless), CLASS, "105009")), List.of());

        JsonPath first = imported(file, "?target=SUBMITTED");
        JsonPath second = imported(file, "?target=SUBMITTED");

        assertThat(first.getInt("imported")).isEqualTo(1);
        assertThat(first.getInt("refused")).isEqualTo(1);
        assertThat(second.getInt("unchanged")).isEqualTo(1);
        Person reviewer = person(ORGANISATION, "catalogue-reviewer");
        String review = reviewer.calls()
                .queryParam("limit", 200)
                .get("/api/v1/catalogue/reviews")
                .path("items.find { it.entry.name == '" + good + "' }.id");
        Response approved = reviewer.calls()
                .body(Map.of("outcome", "APPROVED"))
                .post("/api/v1/catalogue/reviews/" + review + "/decision");
        approved.then().statusCode(200).body("submittedBy", equalTo(manager.name()));
        manager.calls()
                .get(ENTRIES + "/" + approved.path("entryId"))
                .then()
                .body("status", equalTo("PUBLISHED"))
                .body("entry.name", startsWith("送审导入"));
        assertThat(imported(file, "?target=SUBMITTED").getInt("unchanged")).isEqualTo(1);
        Response direct = upload(workbook(List.of(entry(name("不经审核"))), List.of()), "?target=PUBLISHED");
        direct.then().body("outcomes.code", equalTo(List.of("REVIEW_REQUIRED")));
    }

    @Test
    void whatIsUnderReviewIsNotChangedByAnImport() {
        String name = name("审核中");
        imported(workbook(List.of(entry(name)), List.of()), "?target=SUBMITTED");

        JsonPath changed =
                imported(workbook(List.of(with(entry(name), SUMMARY, "改过的摘要")), List.of()), "?target=SUBMITTED");

        assertThat(changed.getList("outcomes.code")).containsExactly("ENTRY_IN_REVIEW");
        Person other = person(OTHER_ORGANISATION, "catalogue-reviewer");
        other.calls()
                .contentType(XLSX)
                .body(new byte[0])
                .post(IMPORTS + "?target=SUBMITTED")
                .then()
                .statusCode(403);
        other.calls()
                .queryParam("limit", 200)
                .get("/api/v1/catalogue/reviews")
                .then()
                .body("items.findAll { it.entry.name == '" + name + "' }", empty());
    }

    private static Map<String, Object> item(String name) {
        return Map.of("name", name, "dataType", "C", "length", 64);
    }
}
