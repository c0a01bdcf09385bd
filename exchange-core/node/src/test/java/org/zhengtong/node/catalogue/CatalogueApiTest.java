// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
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
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestSecurity(
        user = "manager-1",
        roles = {"catalogue-manager"},
        attributes = @SecurityAttribute(key = "organisation", value = ORGANISATION))
class CatalogueApiTest {

    private static ValidatableResponse search(String text) {
        return given().queryParam("text", text)
                .get("/api/v1/catalogue/search")
                .then()
                .statusCode(200);
    }

    @Test
    void aDraftBecomesAPublishedRevisionWithACodeAndIsFoundAtOnce() {
        String name = name("营业执照照面信息");
        String id = draft(entry(name))
                .then()
                .statusCode(201)
                .body("status", equalTo("DRAFT"))
                .body("revision", equalTo(0))
                .body("resource", nullValue())
                .extract()
                .path("id");
        search(name).body("items", empty());

        publish(id)
                .then()
                .statusCode(200)
                .body("status", equalTo("PUBLISHED"))
                .body("revision", equalTo(1))
                .body("resource", matchesPattern("105002/511900\\d{6}"));

        search(name).body("items.name", contains(name));
        search("照面").body("items.name", hasItem(name));
        search("面信").body("items.name", hasItem(name));
        search("执面").body("items.name", not(hasItem(name)));
        search("健康检查 身份号码 示例局 " + name.replaceAll("[^0-9]", "")).body("items.name", hasItem(name));
    }

    @Test
    void aChangeIsADraftBesideTheLiveRevisionUntilItIsPublished() {
        String name = name("不动产登记");
        String resource = published(entry(name));
        String id = byResource(resource).extract().path("items[0].id");
        String tag = given().get(ENTRIES + "/" + id).header("ETag");
        String newName = name("房屋产权");

        json().header("If-Match", tag)
                .body(entry(newName))
                .put(ENTRIES + "/" + id)
                .then()
                .statusCode(200)
                .body("changePending", equalTo(true))
                .body("revision", equalTo(1));
        search(name).body("items.name", contains(name));

        publish(id).then().statusCode(200).body("revision", equalTo(2)).body("resource", equalTo(resource));
        search(name).body("items", empty());
        search(newName).body("items.revision", contains(2));
    }

    @Test
    void theSecondOfTwoEditorsIsToldThatTheEntryHasChanged() {
        String id = draft(entry(name("机动车登记"))).then().extract().path("id");
        String tag = given().get(ENTRIES + "/" + id).header("ETag");
        json().header("If-Match", tag)
                .body(entry(name("机动车登记")))
                .put(ENTRIES + "/" + id)
                .then()
                .statusCode(200);

        json().header("If-Match", tag)
                .body(entry(name("机动车登记")))
                .put(ENTRIES + "/" + id)
                .then()
                .statusCode(412)
                .body("code", equalTo("PRECONDITION_FAILED"));
        json().body(entry(name("机动车登记")))
                .put(ENTRIES + "/" + id)
                .then()
                .statusCode(428)
                .body("code", equalTo("PRECONDITION_REQUIRED"));
        given().header("If-Match", tag)
                .post(ENTRIES + "/" + id + "/publication")
                .then()
                .statusCode(412);
    }

    @Test
    void whatTheLawForbidsIsRefused() {
        Map<String, Object> conditional = entry(name("低保对象"));
        conditional.put("sharingType", "CONDITIONAL");
        Map<String, Object> denied = entry(name("刑侦线索"));
        denied.put("sharingType", "DENIED");
        denied.put("sharingCondition", "不便共享");
        Map<String, Object> secret = entry(name("军事设施"));
        secret.put("sensitivity", "STATE");

        publish(draft(conditional).path("id")).then().statusCode(422).body("code", equalTo("CONDITION_MISSING"));
        publish(draft(denied).path("id")).then().statusCode(422).body("code", equalTo("LEGAL_BASIS_MISSING"));
        draft(secret).then().statusCode(422).body("code", equalTo("STATE_SECRET_REFUSED"));
    }

    @Test
    void anOrganisationsEntriesAreItsOwnAndHaveDifferentNames() {
        Map<String, Object> foreign = entry(name("税务登记"));
        foreign.put("providerOrganisation", "115100000090000587");
        String name = name("婚姻登记");
        draft(entry(name)).then().statusCode(201);
        String second = draft(entry(name("婚姻登记"))).path("id");

        draft(foreign).then().statusCode(403).body("code", equalTo("ENTRY_OF_ANOTHER_ORGANISATION"));
        draft(entry(name)).then().statusCode(409).body("code", equalTo("ENTRY_NAME_TAKEN"));
        json().header("If-Match", "\"1\"")
                .body(entry(name))
                .put(ENTRIES + "/" + second)
                .then()
                .statusCode(409)
                .body("code", equalTo("ENTRY_NAME_TAKEN"));
    }

    @Test
    void theClassCannotChangeOnceTheCodeIsAssigned() {
        Map<String, Object> entry = entry(name("排污许可"));
        String resource = published(entry);
        String id = byResource(resource).extract().path("items[0].id");
        entry.put("classCode", "211002");

        json().header("If-Match", given().get(ENTRIES + "/" + id).header("ETag"))
                .body(entry)
                .put(ENTRIES + "/" + id)
                .then()
                .statusCode(409)
                .body("code", equalTo("CLASS_FIXED"));
        publish(id).then().statusCode(409).body("code", equalTo("NOTHING_TO_PUBLISH"));
    }

    @Test
    void aWrongOrganisationCodeIsRefusedWithTheFieldsName() {
        Map<String, Object> entry = entry(name("社保缴纳"));
        entry.put("providerOrganisation", "115119000090000150");

        draft(entry).then().statusCode(400).body("code", equalTo("VALUE_INVALID"));
    }

    @Test
    @TestSecurity(
            user = "reader-1",
            roles = {"caseworker"})
    void draftsAreNotShownToOthers() {
        draft(entry(name("公积金"))).then().statusCode(403);
        byResource("105002/511900999999").body("items", empty());
    }

    @Test
    void pagesOfASearchFollowEachOtherWithoutGapOrRepeat() {
        String stem = name("水质监测断面");
        List<String> names = List.of(stem + "甲", stem + "乙", stem + "丙");
        names.forEach(name -> published(entry(name)));

        ValidatableResponse first = given().queryParam("text", stem)
                .queryParam("limit", 2)
                .get("/api/v1/catalogue/search")
                .then()
                .body("items", hasSize(2));
        String cursor = first.extract().path("nextCursor");
        List<String> found = new ArrayList<>(first.extract().path("items.name"));
        ValidatableResponse second = given().queryParam("text", stem)
                .queryParam("limit", 2)
                .queryParam("cursor", cursor)
                .get("/api/v1/catalogue/search")
                .then()
                .body("items", hasSize(1))
                .body("nextCursor", nullValue());
        found.addAll(second.extract().path("items.name"));

        assertThat(found, containsInAnyOrder(names.toArray()));
        given().queryParam("cursor", "no-cursor")
                .get("/api/v1/catalogue/search")
                .then()
                .statusCode(400)
                .body("code", equalTo("VALUE_INVALID"));
    }

    private static ValidatableResponse byResource(String resource) {
        return given().queryParam("resource", resource).get(ENTRIES).then().statusCode(200);
    }
}
