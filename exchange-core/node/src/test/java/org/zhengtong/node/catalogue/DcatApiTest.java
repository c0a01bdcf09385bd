// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ENTRIES;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ORGANISATION;
import static org.zhengtong.node.catalogue.CatalogueFixtures.draft;
import static org.zhengtong.node.catalogue.CatalogueFixtures.entry;
import static org.zhengtong.node.catalogue.CatalogueFixtures.json;
import static org.zhengtong.node.catalogue.CatalogueFixtures.name;
import static org.zhengtong.node.catalogue.CatalogueFixtures.publish;
import static org.zhengtong.node.catalogue.CatalogueFixtures.published;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a harvester gets; that it is valid DCAT-AP is shown where it is made. */
@QuarkusTest
@TestSecurity(
        user = "manager-1",
        roles = {"catalogue-manager", "provider-officer"},
        attributes = @SecurityAttribute(key = "organisation", value = ORGANISATION))
class DcatApiTest {

    private static final String DCAT = "/api/v1/catalogue/dcat";

    private static Map<String, Object> open(String name) {
        Map<String, Object> entry = entry(name);
        entry.put("openFlag", true);
        return entry;
    }

    private static Response page(String query, String accept) {
        Response page = given().accept(accept).get(DCAT + "?" + query);
        page.then().statusCode(200);
        return page;
    }

    @Test
    void pagesPutTogetherHaveEveryOpenEntryOnceAndNoOther() {
        List<String> open = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            open.add(published(open(name("开放数据"))));
        }
        String closed = published(entry(name("不开放数据")));

        List<String> found = new ArrayList<>();
        String query = "limit=2";
        while (query != null) {
            JsonPath page = page(query, "application/ld+json").jsonPath();
            found.addAll(
                    page.getList(
                            "'@graph'.findAll { it['@type'] == 'dcat:Dataset' }.collect { it['dct:identifier'][0]['@value'] }"));
            String next = page.getString("'@graph'[0]['hydra:view'][0]['hydra:next'][0]['@id']");
            query = next == null ? null : URI.create(next).getQuery();
        }

        assertThat(found).doesNotHaveDuplicates().containsAll(open).doesNotContain(closed);
    }

    @Test
    void theFormIsTheOneTheCallerAccepts() {
        published(open(name("协商开放")));
        published(open(name("协商开放")));

        page("limit=1", "text/turtle")
                .then()
                .contentType("text/turtle;charset=utf-8")
                .header("Link", containsString("rel=\"next\""))
                .body(startsWith("@prefix"));
        page("limit=1", "*/*").then().contentType("application/ld+json");
    }

    @Test
    void oneOpenEntryIsADatasetInBothForms() {
        String id = draft(open(name("单条开放"))).path("id");
        String resource = publish(id).path("resource");

        JsonPath dataset =
                one(id, "application/ld+json").then().statusCode(200).extract().jsonPath();
        assertThat(dataset.getList("'@graph'.'@type'")).containsExactly("dcat:Dataset");
        assertThat(dataset.getString("'@graph'[0]['dct:identifier'][0]['@value']"))
                .isEqualTo(resource);
        one(id, "text/turtle")
                .then()
                .statusCode(200)
                .contentType("text/turtle;charset=utf-8")
                .body(containsString("dct:identifier \"" + resource + "\""));
    }

    @Test
    void whatIsNotOpenHereIsRefusedAndADraftIsNotTold() {
        String closed = draft(entry(name("单条不开放"))).path("id");
        publish(closed).then().statusCode(200);
        String draft = draft(open(name("单条草稿"))).path("id");
        String withdrawn = draft(open(name("单条撤销"))).path("id");
        publish(withdrawn).then().statusCode(200);
        json().body(Map.of("reason", "停用"))
                .post(ENTRIES + "/" + withdrawn + "/withdrawal")
                .then()
                .statusCode(200);

        refused(closed, "ENTRY_NOT_OPEN");
        refused(withdrawn, "ENTRY_NOT_OPEN");
        refused(draft, "ENTRY_UNKNOWN");
        refused("nobody", "ENTRY_UNKNOWN");
    }

    private static Response one(String id, String accept) {
        return given().accept(accept).get(ENTRIES + "/" + id + "/dcat");
    }

    private static void refused(String id, String code) {
        one(id, "text/turtle")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
    }
}
