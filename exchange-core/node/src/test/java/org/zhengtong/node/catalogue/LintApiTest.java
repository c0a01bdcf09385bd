// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ENTRIES;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ORGANISATION;
import static org.zhengtong.node.catalogue.CatalogueFixtures.entry;
import static org.zhengtong.node.catalogue.CatalogueFixtures.name;
import static org.zhengtong.node.catalogue.ReviewProfile.OTHER_ORGANISATION;
import static org.zhengtong.node.catalogue.ReviewProfile.TREE;
import static org.zhengtong.node.catalogue.ReviewProfile.administrator;
import static org.zhengtong.node.catalogue.ReviewProfile.person;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.node.catalogue.ReviewProfile.Person;

/** The checks that need the catalogue: reported on every save, errors stand against submission. */
@QuarkusTest
@TestProfile(ReviewProfile.class)
class LintApiTest {

    private static final String NODES = "/api/v1/catalogue/trees/" + TREE + "/nodes";
    private static final String WHOLE_TREE =
            "code,name,parent_code\n1,基础,\n105,电子证照,1\n105002,法人证照,105\n105003,个人证照,105\n";

    private Person manager;
    private Person reviewer;

    @BeforeEach
    void peopleOfTheOrganisation() {
        manager = person(ORGANISATION, "catalogue-manager");
        reviewer = person(ORGANISATION, "catalogue-reviewer");
    }

    @BeforeEach
    void theTreeIsWhole() {
        importTree(WHOLE_TREE);
    }

    private static void importTree(String rows) {
        administrator()
                .contentType("text/csv")
                .body(rows.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/catalogue/trees/" + TREE + "/imports?whole=true")
                .then()
                .statusCode(200)
                .body("refused", equalTo(0));
    }

    private static Map<String, Object> entryOf(String classCode) {
        Map<String, Object> entry = entry(name("质检条目"));
        entry.put("classCode", classCode);
        return entry;
    }

    private Response draft(Map<String, Object> entry) {
        return manager.calls().body(entry).post(ENTRIES);
    }

    private Response submit(String id) {
        return manager.calls().body(Map.of("kind", "CHANGE")).post(ENTRIES + "/" + id + "/submission");
    }

    private Response lint(Person person, String id) {
        return person.calls().post(ENTRIES + "/" + id + "/lint");
    }

    @Test
    void anEntryOutsideTheTreeInForceIsToldSoOnSaveAndNotTakenForReview() {
        Response saved = draft(entryOf("105009"));

        saved.then()
                .statusCode(201)
                .body("findings.findAll { it.level == 'ERROR' }.rule", contains("CAT-04"))
                .body("findings.find { it.rule == 'CAT-04' }.field", equalTo("classCode"));
        submit(saved.path("id"))
                .then()
                .statusCode(422)
                .body("code", equalTo("LINT_FAILED"))
                .body("findings.rule", contains("CAT-04"));
        String below =
                draft(entryOf("1050021")).then().statusCode(201).extract().path("id");
        lint(manager, below)
                .then()
                .body("publishable", equalTo(true))
                .body("findings.find { it.rule == 'CAT-04' }.level", equalTo("WARNING"));
        submit(below).then().statusCode(201);
    }

    @Test
    void aClassThatLeftTheTreeIsReportedOnItsEntriesWhichStayAndOnNewOnesWhichDoNotPass() {
        Map<String, Object> entry = entryOf("105003");
        String id = draft(entry).path("id");
        String review = submit(id).then().statusCode(201).extract().path("id");
        reviewer.calls()
                .body(Map.of("outcome", "APPROVED"))
                .post("/api/v1/catalogue/reviews/" + review + "/decision")
                .then()
                .statusCode(200);
        int version = administrator()
                .get("/api/v1/catalogue/trees")
                .jsonPath()
                .getInt("find { it.id == '" + TREE + "' }.version");

        importTree(WHOLE_TREE.replace("105003,个人证照,105\n", ""));

        manager.calls().get(NODES + "?parent=105").then().body("code", contains("105002"));
        manager.calls().get(NODES + "?parent=105&version=" + version).then().body("code", contains("105002", "105003"));
        lint(manager, id)
                .then()
                .body("publishable", equalTo(true))
                .body("findings.find { it.rule == 'CAT-04' }.level", equalTo("WARNING"));
        Response late = draft(entryOf("105003"));
        submit(late.path("id")).then().statusCode(422).body("findings.rule", contains("CAT-04"));
    }

    @Test
    void namesThatRepeatOrCountOnAndLikelyDuplicatesArePointedOut() {
        String stem = "水库大坝安全监测甲";
        Map<String, Object> first = entry(stem + "记录");
        first.put("items", List.of(item("水库名称"), item("坝高"), item("渗流量"), item("测压管水位")));
        draft(first).then().statusCode(201);

        Map<String, Object> folded = entry("水库 大坝安全监测（" + "甲" + "）记录");
        folded.put("items", first.get("items"));
        Response same = draft(folded);
        same.then().body("findings.find { it.rule == 'CAT-03' }.detail", startsWith(stem + "记录"));
        submit(same.path("id")).then().statusCode(422).body("findings.rule", contains("CAT-03"));

        Map<String, Object> counted = entry(stem + "记录2");
        draft(counted).then().body("findings.find { it.rule == 'CAT-02' }.level", equalTo("WARNING"));

        Person other = person(OTHER_ORGANISATION, "catalogue-manager");
        Map<String, Object> alike = entry(stem + "数据");
        alike.put("providerOrganisation", OTHER_ORGANISATION);
        alike.put("items", first.get("items"));
        Response early = other.calls().body(alike).post(ENTRIES);
        early.then().statusCode(201).body("findings.rule", not(hasItem("CAT-16")));
        publishedAs(stem + "台账", first.get("items"));
        Response likely = lint(other, early.path("id"));
        List<String> details = likely.path("findings.findAll { it.rule == 'CAT-16' }.detail");
        assertThat(details)
                .as("others' drafts are not told of, what they published is")
                .allMatch(detail -> detail.startsWith(stem + "台账"))
                .hasSize(1);

        Map<String, Object> different = entry(name("殡葬服务机构年检"));
        different.put("items", List.of(item("机构名称"), item("年检结论")));
        draft(different).then().body("findings.rule", not(hasItem("CAT-16")));
    }

    private void publishedAs(String name, Object items) {
        Map<String, Object> entry = entry(name);
        entry.put("items", items);
        published(entry);
    }

    @Test
    void whoDoesNotKeepTheEntryIsRefused() {
        String id = draft(entryOf("105002")).path("id");

        lint(person(OTHER_ORGANISATION, "catalogue-manager"), id)
                .then()
                .statusCode(403)
                .body("code", equalTo("ENTRY_OF_ANOTHER_ORGANISATION"));
        lint(person(ORGANISATION, "caseworker"), id).then().statusCode(403).body("code", equalTo("ROLE_REQUIRED"));
        lint(reviewer, id).then().statusCode(200);
    }

    private String published(Map<String, Object> entry) {
        String id = draft(entry).path("id");
        String review = submit(id).then().statusCode(201).extract().path("id");
        reviewer.calls()
                .body(Map.of("outcome", "APPROVED"))
                .post("/api/v1/catalogue/reviews/" + review + "/decision")
                .then()
                .statusCode(200);
        return id;
    }

    private Response left(Person person, String query) {
        return person.calls().get("/api/v1/catalogue/left-classes?" + query);
    }

    @Test
    void entriesWhoseClassLeftTheTreeAreListedForTheirOrganisation() {
        String first = published(entryOf("105003"));
        String below = draft(entryOf("1050031")).path("id");
        String stays = draft(entryOf("105002")).path("id");
        left(manager, "limit=500").then().statusCode(200).body("items.id", not(hasItem(first)));

        importTree(WHOLE_TREE.replace("105003,个人证照,105\n", ""));

        left(manager, "limit=500")
                .then()
                .body("items.id", hasItems(first, below))
                .body("items.id", not(hasItem(stays)))
                .body("items.find { it.id == '" + first + "' }.className", equalTo("个人证照"))
                .body("items.find { it.id == '" + first + "' }.status", equalTo("PUBLISHED"))
                .body("items.providerOrganisation", everyItem(equalTo(ORGANISATION)));
        String cursor = left(manager, "limit=1").path("nextAfter");
        left(manager, "limit=500&after=" + cursor).then().body("items.id", not(hasItem(cursor)));
        lint(manager, below).then().body("findings.find { it.rule == 'CAT-04' }.detail", startsWith("1050031 已从"));
        left(person(OTHER_ORGANISATION, "catalogue-manager"), "organisation=" + ORGANISATION)
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(first)));
        administrator()
                .get("/api/v1/catalogue/left-classes?limit=500&organisation=" + ORGANISATION)
                .then()
                .body("items.id", hasItem(first));
        left(person(ORGANISATION, "caseworker"), "limit=1")
                .then()
                .statusCode(403)
                .body("code", equalTo("ROLE_REQUIRED"));
    }

    @Test
    void anUpdateCycleThatIsExceededIsPointedOutUntilTheDataIsUpdated() {
        Map<String, Object> entry = entryOf("105002");
        entry.put("updateCycle", "DAILY");
        String id = published(entry);
        String resource = manager.calls().get(ENTRIES + "/" + id).path("resource");
        lint(manager, id).then().body("findings.rule", not(hasItem("CAT-09")));

        updated(resource, Instant.now().minus(Duration.ofDays(9)));

        lint(manager, id)
                .then()
                .body("publishable", equalTo(true))
                .body("findings.find { it.rule == 'CAT-09' }.level", equalTo("WARNING"))
                .body("findings.find { it.rule == 'CAT-09' }.detail", startsWith("数据截至 "));
        updated(resource, Instant.now().minus(Duration.ofMinutes(1)));
        lint(manager, id).then().body("findings.rule", not(hasItem("CAT-09")));
    }

    private void updated(String resource, Instant dataAt) {
        manager.calls()
                .body(Map.of("resource", resource, "dataAt", dataAt.toString()))
                .post("/api/v1/catalogue/quality/updates")
                .then()
                .statusCode(204);
    }

    private static Map<String, Object> item(String name) {
        return Map.of("name", name, "dataType", "C", "length", 64);
    }
}
