// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ORGANISATION;
import static org.zhengtong.node.catalogue.CatalogueFixtures.entry;
import static org.zhengtong.node.catalogue.CatalogueFixtures.name;
import static org.zhengtong.node.catalogue.CatalogueFixtures.published;

import io.quarkus.test.common.WithTestResource;
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
import org.zhengtong.node.testing.EmbeddedStackResource;
import org.zhengtong.node.testing.TestNodeResource;

/** What a harvester gets; that it is valid DCAT-AP is shown where it is made. */
@QuarkusTest
@WithTestResource(EmbeddedStackResource.class)
@WithTestResource(TestNodeResource.class)
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
}
