// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ORGANISATION;
import static org.zhengtong.node.catalogue.CatalogueFixtures.entry;
import static org.zhengtong.node.catalogue.CatalogueFixtures.json;
import static org.zhengtong.node.catalogue.CatalogueFixtures.name;
import static org.zhengtong.node.catalogue.CatalogueFixtures.published;
import static org.zhengtong.node.catalogue.SearchFixtures.ITEM_CLASS;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengtong.catalog.search.SearchRebuild;
import org.zhengtong.node.catalogue.SearchFixtures.Query;

@QuarkusTest
@TestSecurity(
        user = "manager-1",
        roles = {"catalogue-manager", "provider-officer"},
        attributes = @SecurityAttribute(key = "organisation", value = ORGANISATION))
class SearchApiTest {

    private static boolean entriesPublished;

    @Inject
    Jdbi jdbi;

    @Inject
    SearchRebuild rebuild;

    @BeforeEach
    void publishTheEntries() {
        if (!entriesPublished) {
            SearchFixtures.entries().forEach(CatalogueFixtures::published);
            entriesPublished = true;
        }
    }

    private static JsonPath search(Map<String, ?> parameters) {
        return given().queryParams(parameters)
                .get("/api/v1/catalogue/search")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> names(String text, int limit) {
        return search(Map.of("text", text, "itemClass", ITEM_CLASS, "limit", limit))
                .getList("items.name");
    }

    @Test
    void fiftyQueriesFindNineOfTenExpectedEntriesAmongTheFirstFive() {
        List<String> misses = new ArrayList<>();
        double expected = 0;
        for (Query query : SearchFixtures.queries()) {
            List<String> found = names(query.text(), 5);
            expected += query.expected().size();
            query.expected().stream()
                    .filter(name -> !found.contains(name))
                    .forEach(name -> misses.add(query.text() + " → " + name + ", but " + found));
        }

        assertThat(1 - misses.size() / expected)
                .as("recall@5, missed: %s", misses)
                .isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void aHitInTheNameComesBeforeOneInTheAliasTheItemsAndTheSummary() {
        String word = "麒麟瑞兽";
        Map<String, Object> summary = entry(name("摘要"));
        summary.put("summary", "含有" + word + "的摘要");
        Map<String, Object> item = entry(name("信息项"));
        item.put("items", List.of(Map.of("name", word, "dataType", "C", "length", 18)));
        Map<String, Object> alias = entry(name("别名"));
        alias.put("alias", word);
        Map<String, Object> title = entry(name(word));
        title.put("sharingType", "DENIED");
        title.put("sharingCondition", "《示例保护法》第一条");
        List.of(summary, item, alias, title).forEach(CatalogueFixtures::published);

        List<String> found = search(Map.of("text", word)).getList("items.name");

        assertThat(found)
                .containsExactly(
                        (String) title.get("name"), (String) alias.get("name"), (String) item.get("name"), (String)
                                summary.get("name"));
    }

    @Test
    void facetsCountTheHitsAndNarrowThem() {
        JsonPath all = search(Map.of("text", "许可", "itemClass", ITEM_CLASS, "limit", 100));

        assertThat(all.getLong("total")).isEqualTo(all.getList("items").size()).isGreaterThan(10);
        assertThat(all.getBoolean("more")).isFalse();
        assertThat(all.getList("facets.level.value")).containsExactly("CITY");
        assertThat(all.getList("facets.form.value")).containsExactly("03");
        assertThat(all.getLong("facets.organisation[0].count")).isEqualTo(all.getLong("total"));
        assertThat(all.getString("facets.organisation[0].value")).isEqualTo(ORGANISATION);
        assertThat(all.getString("facets.sharingType[0].value")).isEqualTo("UNCONDITIONAL");

        assertThat(search(Map.of("text", "许可", "itemClass", "216")).getLong("total"))
                .isZero();
        assertThat(search(Map.of("text", "许可", "itemClass", ITEM_CLASS, "level", "NATION"))
                        .getLong("total"))
                .isZero();
        assertThat(search(Map.of("text", "", "itemClass", ITEM_CLASS)).getLong("total"))
                .isEqualTo(70);
        given().queryParam("level", "VILLAGE")
                .get("/api/v1/catalogue/search")
                .then()
                .statusCode(400);
    }

    @Test
    void anEntryThatIsServedIsShownAsAttachedAlsoAfterItsNextRevision() {
        String name = name("示例挂接");
        String resource = published(entry(name));
        assertThat(search(Map.of("text", name)).getList("items.status")).containsExactly("NOT_ATTACHED");

        json().body(Map.of("resource", resource, "kind", "HTTP", "url", "http://127.0.0.1:9/"))
                .put("/api/v1/attachments")
                .then()
                .statusCode(200);

        assertThat(search(Map.of("text", name, "status", "ATTACHED")).getList("items.resource"))
                .containsExactly(resource);
        assertThat(search(Map.of("text", name, "status", "NOT_ATTACHED")).getLong("total"))
                .isZero();
        assertThat(search(Map.of("text", resource)).getList("items.name")).containsExactly(name);
        given().queryParam("resource", resource)
                .get(CatalogueFixtures.ENTRIES)
                .then()
                .body("items[0].attachment", equalTo("ATTACHED"));
    }

    @Test
    void whatIsBeingTypedIsFoundWithEveryFurtherCharacter() {
        for (String typed : List.of("企", "企业", "企业营", "企业营ye", "企业营业执", "qyyy", "qiyeying", "qyyyzz")) {
            assertThat(names(typed, 20)).as(typed).contains("企业营业执照信息");
        }
        assertThat(names("reg_capital", 5)).containsExactly("企业营业执照信息");
        assertThat(names("capital", 5)).containsExactly("企业营业执照信息");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'",
                "\"",
                "' & | ! <-> ) (",
                ":*",
                "\\",
                "\\'",
                "a'b:*",
                "%",
                "_",
                "营业' | 'a",
                "(((",
                "!!!",
                "<->",
                "\u0000",
                "\uD83D\uDE00",
                "𠮷野家",
                "營業執照",
                "ＹＹＺＺ",
                "\u200F\u202Eabc",
                "e\u0301",
                "'; DROP TABLE catalogue_search; --",
                "\t\n\r",
                "*",
                "zsDENIED",
                "\uD800",
                "ﷺﷺﷺﷺ",
                "１２３４５６７８９０"
            })
    void noTextIsAnError(String text) {
        given().queryParam("text", text)
                .get("/api/v1/catalogue/search")
                .then()
                .statusCode(200)
                .body("items.size()", lessThan(21));
    }

    @Test
    void aVeryLongTextIsNoFailure() {
        given().queryParam("text", "a1 b2 c3 d4 e5 f6 g7 h8 i9 ".repeat(20))
                .get("/api/v1/catalogue/search")
                .then()
                .statusCode(200);
        given().queryParam("text", "营业执照".repeat(80))
                .get("/api/v1/catalogue/search")
                .then()
                .statusCode(200);
        given().queryParam("text", "x".repeat(10_000))
                .get("/api/v1/catalogue/search")
                .then()
                .statusCode(lessThan(500));
    }

    @Test
    void pagesFollowEachOtherUnderTiesWhileEntriesArePublished() {
        String stem = name("并列");
        for (String last : List.of("甲", "乙", "丙", "丁", "戊")) {
            published(entry(stem + last));
        }

        List<String> found = new ArrayList<>();
        JsonPath page = search(Map.of("text", stem, "limit", 2));
        assertThat(page.getLong("total")).isEqualTo(5);
        found.addAll(page.getList("items.name"));
        published(entry(stem + "己"));
        while (page.getString("nextCursor") != null) {
            page = search(Map.of("text", stem, "limit", 2, "cursor", page.getString("nextCursor")));
            found.addAll(page.getList("items.name"));
        }

        assertThat(found).doesNotHaveDuplicates().contains(stem + "甲", stem + "乙", stem + "丙", stem + "丁", stem + "戊");
        assertThat(page.getString("total")).isNull();
    }

    /** Copied in SQL: more hits than are looked at, so that the index is asked tier by tier. */
    @Test
    void theBestComeFirstAlsoAmongMoreHitsThanAreLookedAt() {
        String words = "玄武岩 朱雀羽";
        Map<String, Object> summary = entry(name("常见"));
        summary.put("summary", words);
        Map<String, Object> half = entry(name("玄武岩"));
        half.put("summary", words);
        Map<String, Object> whole = entry(name("玄武岩朱雀羽"));
        List.of(summary, half, whole).forEach(CatalogueFixtures::published);
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO catalogue_search
                        SELECT (jsonb_populate_record(s, jsonb_build_object('resource', 'copy-' || n))).*
                          FROM catalogue_search s, generate_series(1, :copies) n
                         WHERE s.name = :name""")
                .bind("copies", 3_100)
                .bind("name", summary.get("name"))
                .execute());

        JsonPath found = search(Map.of("text", words, "limit", 3));
        jdbi.useHandle(h -> h.execute("DELETE FROM catalogue_search WHERE resource LIKE 'copy-%'"));

        assertThat(found.getList("items.name"))
                .containsExactly(whole.get("name"), half.get("name"), summary.get("name"));
        assertThat(found.getBoolean("more")).isTrue();
        assertThat(found.getLong("total")).isEqualTo(3_000);
    }

    @Test
    void documentsOfAnOlderFormAreMadeAnew() {
        String name = name("重建检索");
        published(entry(name));
        jdbi.useHandle(
                h -> h.execute("UPDATE catalogue_search SET document_form = 0, words = '' WHERE name = ?", name));
        given().queryParam("text", name).get("/api/v1/catalogue/search").then().body("total", equalTo(0));

        rebuild.rebuild();

        given().queryParam("text", name).get("/api/v1/catalogue/search").then().body("items.name", hasItem(name));
    }
}
