// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.zhengtong.node.catalogue.ApplicationFixtures.APPLICATIONS;
import static org.zhengtong.node.catalogue.ApplicationFixtures.application;
import static org.zhengtong.node.catalogue.ApplicationFixtures.conditional;
import static org.zhengtong.node.catalogue.ApplicationFixtures.mixed;
import static org.zhengtong.node.catalogue.ApplicationFixtures.today;
import static org.zhengtong.node.catalogue.ApplicationFixtures.use;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ENTRIES;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ORGANISATION;
import static org.zhengtong.node.catalogue.CatalogueFixtures.applicationSystem;
import static org.zhengtong.node.catalogue.CatalogueFixtures.draft;
import static org.zhengtong.node.catalogue.CatalogueFixtures.entry;
import static org.zhengtong.node.catalogue.CatalogueFixtures.json;
import static org.zhengtong.node.catalogue.CatalogueFixtures.name;
import static org.zhengtong.node.catalogue.CatalogueFixtures.publish;
import static org.zhengtong.node.catalogue.CatalogueFixtures.published;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.grant.GrantStore;

@QuarkusTest
@TestSecurity(
        user = "officer-1",
        roles = {"catalogue-manager", "applicant", "provider-officer", "administrator"},
        attributes = @SecurityAttribute(key = "organisation", value = ORGANISATION))
class ApplicationApiTest {

    @Inject
    GrantStore grants;

    private static Response apply(Map<String, Object> application) {
        return json().body(application).post(APPLICATIONS);
    }

    private static Response decide(String id, Map<String, Object> decision) {
        return json().body(decision).post(APPLICATIONS + "/" + id + "/decision");
    }

    @Test
    void anUnconditionalResourceIsGrantedAtOnce() {
        LocalDate today = today();
        String resource = published(entry(name("开放气象")));
        String system = applicationSystem();

        apply(application(resource, system)).then().statusCode(201).body("status", equalTo("GRANTED"));

        given().queryParam("resource", resource)
                .get("/api/v1/grants")
                .then()
                .statusCode(200)
                .body("items.applicationSystem", contains(system));
        assertThat(grants.inForce(use(system, resource), today, "ADMINISTRATIVE_BASIS"))
                .hasValueSatisfying(grant -> assertThat(grant.purposes()).containsExactly("ADMINISTRATIVE_BASIS"));
    }

    @Test
    void aConditionalResourceWaitsForTheOfficerWhoMayGrantAPart() {
        LocalDate today = today();
        String resource = conditional();
        String system = applicationSystem();
        String id = apply(application(resource, system))
                .then()
                .statusCode(201)
                .body("status", equalTo("SUBMITTED"))
                .extract()
                .path("id");
        assertThat(grants.inForce(use(system, resource), today, "ADMINISTRATIVE_BASIS"))
                .isEmpty();

        decide(id, Map.of("outcome", "GRANTED", "items", List.of("validTo")))
                .then()
                .statusCode(200)
                .body("status", equalTo("PARTLY_GRANTED"));

        assertThat(grants.inForce(use(system, resource), today, "ADMINISTRATIVE_BASIS"))
                .hasValueSatisfying(grant -> assertThat(grant.items()).containsExactly("validTo"));
        assertThat(grants.inForce(use(system, resource), today.plusYears(2), "ADMINISTRATIVE_BASIS"))
                .isEmpty();
        decide(id, Map.of("outcome", "REFUSED", "reason", "改变主意"))
                .then()
                .statusCode(409)
                .body("code", equalTo("APPLICATION_DECIDED"));
    }

    @Test
    void aRefusalNeedsAReasonAndGivesNoGrant() {
        String resource = conditional();
        String id = apply(application(resource, applicationSystem())).path("id");

        decide(id, Map.of("outcome", "REFUSED", "reason", " "))
                .then()
                .statusCode(422)
                .body("code", equalTo("REASON_REQUIRED"));
        decide(id, Map.of("outcome", "REFUSED", "reason", "用途与职责无关"))
                .then()
                .statusCode(200)
                .body("status", equalTo("REFUSED"));

        given().get(APPLICATIONS + "/" + id).then().body("reason", equalTo("用途与职责无关"));
        given().queryParam("resource", resource).get("/api/v1/grants").then().body("items", empty());
    }

    @Test
    void whatCannotBeGrantedIsRefusedAtOnce() {
        Map<String, Object> denied = entry(name("案件线索"));
        denied.put("sharingType", "DENIED");
        denied.put("sharingCondition", "《中华人民共和国监察法》第十八条");
        String closed = published(denied);
        String open = published(entry(name("公交站点")));
        String system = applicationSystem();
        Map<String, Object> wrongItem = application(open, system);
        wrongItem.put("items", List.of("salary"));
        Map<String, Object> overdue = application(open, system);
        overdue.put("validTo", today().minusDays(1).toString());

        apply(application(closed, system)).then().statusCode(403).body("code", equalTo("RESOURCE_DENIED"));
        apply(application("105002/511900999999", system))
                .then()
                .statusCode(404)
                .body("code", equalTo("RESOURCE_UNKNOWN"));
        apply(wrongItem).then().statusCode(422).body("code", equalTo("ITEM_UNKNOWN"));
        apply(overdue).then().statusCode(422).body("code", equalTo("PERIOD_INVALID"));
        apply(application(open, "somebody-elses-system"))
                .then()
                .statusCode(403)
                .body("code", equalTo("APPLICATION_SYSTEM_OF_ANOTHER_ORGANISATION"));
    }

    @Test
    void anItemSharedOnConditionsIsForTheOfficerToGrant() {
        String resource = published(mixed());
        String system = applicationSystem();
        Map<String, Object> open = application(resource, system);
        open.put("items", List.of("name"));
        Map<String, Object> conditional = application(resource, system);
        conditional.put("items", List.of("name", "联系电话"));

        apply(open).then().statusCode(201).body("status", equalTo("GRANTED"));
        apply(conditional).then().statusCode(201).body("status", equalTo("SUBMITTED"));
        String all = apply(application(resource, system))
                .then()
                .statusCode(201)
                .body("status", equalTo("SUBMITTED"))
                .body("timeLimit.kind", equalTo("ANSWER_CONDITIONAL"))
                .extract()
                .path("id");

        decide(all, Map.of("outcome", "GRANTED")).then().statusCode(200).body("status", equalTo("GRANTED"));
    }

    @Test
    void anItemThatIsNotSharedIsNeitherAskedForNorGranted() {
        String resource = published(mixed());
        Map<String, Object> named = application(resource, applicationSystem());
        named.put("items", List.of("name", "reports"));

        apply(named)
                .then()
                .statusCode(403)
                .body("code", equalTo("ITEM_DENIED"))
                .body("detail", containsString("reports"));
        String all = apply(application(resource, applicationSystem())).path("id");
        decide(all, Map.of("outcome", "GRANTED", "items", List.of("reports")))
                .then()
                .statusCode(403)
                .body("code", equalTo("ITEM_DENIED"));
    }

    @Test
    void whatIsNoLongerSharedIsNotGrantedToThoseWhoWait() {
        Map<String, Object> entry = entry(name("低保对象"));
        entry.put("sharingType", "CONDITIONAL");
        entry.put("sharingCondition", "限办理救助事项");
        String entryId = draft(entry).path("id");
        String resource = publish(entryId).path("resource");
        String waiting = apply(application(resource, applicationSystem())).path("id");
        entry.put("sharingType", "DENIED");
        entry.put("sharingCondition", "《社会救助暂行办法》第六十一条");
        json().header("If-Match", given().get(ENTRIES + "/" + entryId).header("ETag"))
                .body(entry)
                .put(ENTRIES + "/" + entryId)
                .then()
                .statusCode(200);
        publish(entryId).then().statusCode(200);

        decide(waiting, Map.of("outcome", "GRANTED")).then().statusCode(403).body("code", equalTo("RESOURCE_DENIED"));
        decide(waiting, Map.of("outcome", "REFUSED", "reason", "已调整为不予共享"))
                .then()
                .statusCode(200);
    }

    @Test
    void aCharacterThatCannotBeStoredIsTheCallersToTakeOut() {
        String resource = conditional();
        Map<String, Object> application = application(resource, applicationSystem());
        application.put("scene", "窗口\u0000受理");
        String id = apply(application(resource, applicationSystem())).path("id");

        apply(application).then().statusCode(400).body("code", equalTo("VALUE_INVALID"));
        decide(id, Map.of("outcome", "REFUSED", "reason", "不\u0000符"))
                .then()
                .statusCode(400)
                .body("code", equalTo("VALUE_INVALID"));
        given().urlEncodingEnabled(false)
                .get(APPLICATIONS + "/a%00b")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    @TestSecurity(
            user = "reader-1",
            roles = {"caseworker"})
    void whoHasNeitherRoleNeitherAppliesNorDecides() {
        apply(application("105002/511900000001", "any")).then().statusCode(403);
        decide("any", Map.of("outcome", "GRANTED")).then().statusCode(403);
    }
}
