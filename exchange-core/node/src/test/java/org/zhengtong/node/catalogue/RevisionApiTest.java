// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ENTRIES;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ORGANISATION;
import static org.zhengtong.node.catalogue.CatalogueFixtures.draft;
import static org.zhengtong.node.catalogue.CatalogueFixtures.entry;
import static org.zhengtong.node.catalogue.CatalogueFixtures.json;
import static org.zhengtong.node.catalogue.CatalogueFixtures.name;
import static org.zhengtong.node.catalogue.CatalogueFixtures.publish;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing saved is lost, nothing published is changed, and what differs is named. */
@QuarkusTest
@TestSecurity(
        user = "manager-1",
        roles = {"catalogue-manager"},
        attributes = @SecurityAttribute(key = "organisation", value = ORGANISATION))
class RevisionApiTest {

    @Inject
    Jdbi jdbi;

    private static Response read(String id) {
        return given().get(ENTRIES + "/" + id);
    }

    private static Response change(String id, String tag, Map<String, Object> entry) {
        return json().header("If-Match", tag).body(entry).put(ENTRIES + "/" + id);
    }

    private static Response change(String id, Map<String, Object> entry) {
        return change(id, read(id).header("ETag"), entry);
    }

    private static String published(Map<String, Object> entry) {
        String id = draft(entry).then().statusCode(201).extract().path("id");
        publish(id).then().statusCode(200);
        return id;
    }

    private static Map<String, Object> entry(String name, String summary) {
        Map<String, Object> entry = CatalogueFixtures.entry(name);
        entry.put("summary", summary);
        return entry;
    }

    @Test
    void aLostUpdateIsRefusedTellingWhoCameFirstAndEveryVersionCanBeTakenUpAgain() {
        String name = name("草稿恢复");
        String id = draft(entry(name, "第一稿")).path("id");
        String tag = read(id).header("ETag");
        change(id, tag, entry(name, "第二稿")).then().statusCode(200);

        change(id, tag, entry(name, "第三稿"))
                .then()
                .statusCode(412)
                .body("code", equalTo("PRECONDITION_FAILED"))
                .body("currentVersion", equalTo(2))
                .body("changedBy", equalTo("manager-1"))
                .body("changedAt", notNullValue());

        given().get(ENTRIES + "/" + id + "/drafts").then().body("items.version", contains(2, 1));
        json().header("If-Match", read(id).header("ETag"))
                .post(ENTRIES + "/" + id + "/drafts/1/restoration")
                .then()
                .statusCode(200)
                .body("version", equalTo(3))
                .body("entry.summary", equalTo("第一稿"));
        given().get(ENTRIES + "/" + id + "/drafts").then().body("items.version", contains(3, 2, 1));
        json().header("If-Match", read(id).header("ETag"))
                .post(ENTRIES + "/" + id + "/drafts/9/restoration")
                .then()
                .statusCode(404)
                .body("code", equalTo("DRAFT_UNKNOWN"));
    }

    @Test
    void anyTwoRevisionsAndTheDraftAreComparedFieldByField() {
        String name = name("版本差异");
        String id = published(entry(name, "初版"));
        change(id, entry(name, "二版")).then().statusCode(200);
        publish(id).then().statusCode(200);
        Map<String, Object> third = entry(name, "三版");
        third.put("items", List.of(Map.of("name", "公民身份号码", "columnName", "idNumber", "dataType", "C", "length", 32)));
        change(id, third).then().statusCode(200);

        given().get(ENTRIES + "/" + id + "/diff?from=1&to=2")
                .then()
                .body("changes", hasSize(1))
                .body("changes[0].field", equalTo("summary"))
                .body("changes[0].before", equalTo("初版"))
                .body("changes[0].after", equalTo("二版"));
        given().get(ENTRIES + "/" + id + "/diff")
                .then()
                .body("changes.field", containsInAnyOrder("summary", "items[idNumber].length", "items[validTo]"));
        given().get(ENTRIES + "/" + id + "/revisions").then().body("items.revision", contains(2, 1));
        given().get(ENTRIES + "/" + id + "/revisions/1").then().body("entry.summary", equalTo("初版"));
        given().get(ENTRIES + "/" + id + "/revisions/7")
                .then()
                .statusCode(404)
                .body("code", equalTo("REVISION_UNKNOWN"));
    }

    @Test
    void theGrantsAChangeTouchesAreCountedAndListed() {
        String name = name("影响分析");
        String id = published(entry(name, "摘要"));
        String resource = read(id).path("resource");
        grant(resource, "idNumber");
        grant(resource, "validTo");
        Map<String, Object> less = entry(name, "摘要");
        less.put("items", List.of(Map.of("name", "有效期至", "columnName", "validTo", "dataType", "D")));
        change(id, less).then().statusCode(200);

        given().get(ENTRIES + "/" + id + "/effect")
                .then()
                .statusCode(200)
                .body("standing", equalTo(2))
                .body("touched", equalTo(1))
                .body("grants[0].reasons", contains("ITEM_REMOVED"))
                .body("grants[0].items", contains("idNumber"));
        given().get(ENTRIES + "/" + id + "/effect?withdrawal=true")
                .then()
                .statusCode(200)
                .body("touched", equalTo(2))
                .body("grants.reasons.flatten()", everyItem(equalTo("RESOURCE_WITHDRAWN")))
                .body("grants.items.flatten()", containsInAnyOrder("idNumber", "validTo"));
    }

    @Test
    void aNameOneMayNoLongerAskByAndAnotherWayOfSharingTouchGrantsToo() {
        Map<String, Object> entry = entry(name("查询条件"), "摘要");
        entry.put("parameters", List.of("idNumber", "batch"));
        String id = published(entry);
        grant(read(id).path("resource"), "validTo");
        entry.put("parameters", List.of("idNumber"));
        entry.put("sharingMethod", "FILE");
        change(id, entry).then().statusCode(200);

        given().get(ENTRIES + "/" + id + "/effect")
                .then()
                .body("touched", equalTo(1))
                .body("grants[0].reasons", containsInAnyOrder("PARAMETER_REMOVED", "METHOD_CHANGED"));
    }

    @Test
    void aDraftBesideALiveRevisionIsDiscardedAndTheLiveRevisionStays() {
        String name = name("弃改");
        String id = published(entry(name, "初版"));
        change(id, entry(name("弃改后"), "二版")).then().statusCode(200);
        String old = read(id).header("ETag");
        change(id, entry(name("弃改再"), "三版")).then().statusCode(200);

        discard(id, null).then().statusCode(428);
        discard(id, old).then().statusCode(412);
        discard(id, read(id).header("ETag")).then().statusCode(204);

        read(id).then()
                .body("changePending", equalTo(false))
                .body("entry.name", equalTo(name))
                .body("entry.summary", equalTo("初版"));
        discard(id, read(id).header("ETag")).then().statusCode(409).body("code", equalTo("NOTHING_TO_DISCARD"));
        draft(entry(name, "占名")).then().statusCode(409).body("code", equalTo("ENTRY_NAME_TAKEN"));
        json().header("If-Match", read(id).header("ETag"))
                .post(ENTRIES + "/" + id + "/drafts/3/restoration")
                .then()
                .statusCode(200)
                .body("entry.summary", equalTo("二版"));
    }

    @Test
    void aFirstDraftThatIsDiscardedGivesItsNameBack() {
        String name = name("弃稿");
        String id = draft(entry(name, "第一稿")).path("id");

        discard(id, read(id).header("ETag")).then().statusCode(204);

        read(id).then().statusCode(404).body("code", equalTo("ENTRY_UNKNOWN"));
        discard(id, "\"2\"").then().statusCode(404);
        publish(id).then().statusCode(404);
        draft(entry(name, "重来")).then().statusCode(201);
    }

    private static Response discard(String id, @Nullable String tag) {
        return (tag == null ? given() : given().header("If-Match", tag)).delete(ENTRIES + "/" + id + "/draft");
    }

    @Test
    void theDatabaseRefusesToChangeWhatWasPublishedSavedOrDecided() {
        for (String table : List.of("entry_revision", "entry_draft", "entry_review", "entry_review_decision")) {
            for (String change : List.of("DELETE FROM " + table, "UPDATE " + table + " SET entry_id = 'x'")) {
                assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute(change.replace(
                                "entry_review_decision SET entry_id", "entry_review_decision SET review_id"))))
                        .isInstanceOf(JdbiException.class)
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void aWithdrawnResourceIsGoneForGoodAndItsCodeIsNotGivenAgain() {
        String name = name("撤销直报");
        String id = published(entry(name, "摘要"));
        String resource = read(id).path("resource");

        json().body(Map.of("reason", " "))
                .post(ENTRIES + "/" + id + "/withdrawal")
                .then()
                .statusCode(400);
        json().body(Map.of("reason", "系统下线"))
                .post(ENTRIES + "/" + id + "/withdrawal")
                .then()
                .statusCode(200)
                .body("status", equalTo("WITHDRAWN"))
                .body("revision", equalTo(2));
        change(id, entry(name, "再来")).then().statusCode(409).body("code", equalTo("ENTRY_WITHDRAWN"));
        publish(id).then().statusCode(409).body("code", equalTo("ENTRY_WITHDRAWN"));
        given().queryParam("text", name).get("/api/v1/catalogue/search").then().body("items", hasSize(0));

        String successor = published(entry(name, "摘要"));
        assertThat(read(successor).<String>path("resource")).isNotEqualTo(resource);
    }

    @Test
    void manyPublishedAtOnceGetDifferentCodes() {
        List<String> ids = IntStream.range(0, 12)
                .mapToObj(i -> draft(entry(name("并发赋码"), "摘要 " + i)).<String>path("id"))
                .toList();

        List<String> codes = ids.stream().map(id -> CompletableFuture.supplyAsync(() -> publish(id))).toList().stream()
                .map(CompletableFuture::join)
                .map(response -> response.then().statusCode(200).extract().<String>path("resource"))
                .toList();

        assertThat(codes).doesNotHaveDuplicates().hasSize(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"空\u0000字", "铃\u0007", "换\n行", "\uD842"})
    void hostileNamesAreRefusedByField(String name) {
        draft(entry(name, "摘要")).then().statusCode(400).body("code", equalTo("VALUE_INVALID"));
        given().urlEncodingEnabled(false).get(ENTRIES + "/%00").then().statusCode(400);
    }

    @Test
    void rareCharactersAndMarkupAreKeptExactlyAndHugeTextIsRefused() {
        String name = name("𠮷野家\u200B<script>=HYPERLINK(1)\u202E");
        String id = draft(entry(name, "第一行\n\t'; DROP TABLE catalogue_entry; --"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        read(id).then()
                .body("entry.name", equalTo(name))
                .body("entry.summary", equalTo("第一行\n\t'; DROP TABLE catalogue_entry; --"));
        draft(entry(name("长"), "长".repeat(1001))).then().statusCode(400).body("violations.field", hasItem("summary"));
        draft(entry("长".repeat(300_000), "摘要")).then().statusCode(400);
    }

    private void grant(String resource, String item) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO access_grant (id, application_id, resource, provider_node, provider_organisation,
                               consumer_node, consumer_organisation, application_system, purposes, items,
                               valid_from, valid_to, status, granted_at)
                        VALUES (:id, :id, :resource, '511900', 'p', '510000', 'c', 's', '{DATA_CHECK}', ARRAY[:item],
                               current_date - 2, current_date + 365, 'IN_FORCE', now())
                        """)
                .bind("id", name("grant"))
                .bind("resource", resource)
                .bind("item", item)
                .execute());
    }
}
