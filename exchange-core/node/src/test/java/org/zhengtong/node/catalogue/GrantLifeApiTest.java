// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.zhengtong.node.catalogue.ApplicationFixtures.APPLICATIONS;
import static org.zhengtong.node.catalogue.ApplicationFixtures.application;
import static org.zhengtong.node.catalogue.ApplicationFixtures.conditional;
import static org.zhengtong.node.catalogue.ApplicationFixtures.step;
import static org.zhengtong.node.catalogue.ApplicationFixtures.today;
import static org.zhengtong.node.catalogue.ApplicationFixtures.use;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ORGANISATION;
import static org.zhengtong.node.catalogue.CatalogueFixtures.applicationSystem;
import static org.zhengtong.node.catalogue.CatalogueFixtures.entry;
import static org.zhengtong.node.catalogue.CatalogueFixtures.json;
import static org.zhengtong.node.catalogue.CatalogueFixtures.name;
import static org.zhengtong.node.catalogue.CatalogueFixtures.published;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.grant.GrantStore;
import org.zhengtong.kernel.outbox.EventsConfig;
import org.zhengtong.node.testing.Events;
import org.zhengtong.node.testing.OpenLimits;
import org.zhengtong.schemas.event.GrantChanged;

/** The life of a grant after it was given. */
@QuarkusTest
@TestSecurity(
        user = "officer-1",
        roles = {"catalogue-manager", "applicant", "provider-officer", "administrator"},
        attributes = @SecurityAttribute(key = "organisation", value = ORGANISATION))
class GrantLifeApiTest {

    private static final String GRANTS = "/api/v1/grants";

    @Inject
    GrantStore grants;

    @Inject
    Jdbi jdbi;

    @Inject
    EventsConfig events;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> broker;

    /** A grant of this node to a system of this node; its id. */
    private static String granted() {
        return granted(conditional());
    }

    private static String granted(String resource) {
        String id = json().body(application(resource, applicationSystem()))
                .post(APPLICATIONS)
                .path("id");
        step(id, "decision", Map.of("outcome", "GRANTED")).then().statusCode(200);
        return given().queryParam("resource", resource).get(GRANTS).path("items[0].id");
    }

    private static Response change(String id, String change, Map<String, Object> body) {
        return json().body(body).post(GRANTS + "/" + id + "/" + change);
    }

    private List<String> audited(String subject) {
        return jdbi.withHandle(
                h -> h.createQuery("SELECT action FROM audit_entry WHERE subject = :subject ORDER BY sequence")
                        .bind("subject", subject)
                        .mapTo(String.class)
                        .list());
    }

    @Test
    void theProviderSuspendsRestoresExtendsAndRevokes() {
        String id = granted();
        String longer = today().plusYears(2).toString();

        change(id, "suspension", Map.of("reason", "数据核查"))
                .then()
                .statusCode(200)
                .body("standing", equalTo("SUSPENDED"));
        change(id, "suspension", Map.of("reason", "数据核查"))
                .then()
                .statusCode(409)
                .body("code", equalTo("GRANT_STATE_FORBIDS"));
        change(id, "restoration", Map.of()).then().statusCode(200).body("standing", equalTo("IN_FORCE"));
        change(id, "extension", Map.of("validTo", longer))
                .then()
                .statusCode(200)
                .body("validTo", equalTo(longer));
        change(id, "extension", Map.of("validTo", longer))
                .then()
                .statusCode(422)
                .body("code", equalTo("GRANT_EXTENSION_NOT_LONGER"));
        change(id, "revocation", Map.of()).then().statusCode(400);
        change(id, "revocation", Map.of("reason", "用途不符"))
                .then()
                .statusCode(200)
                .body("standing", equalTo("REVOKED"))
                .body("reason", equalTo("用途不符"));
        change(id, "extension", Map.of("validTo", today().plusYears(3).toString()))
                .then()
                .statusCode(409)
                .body("code", equalTo("GRANT_OVER"));

        assertThat(audited(id)).containsExactly("grant.suspended", "grant.restored", "grant.extended", "grant.revoked");
        assertThat(Events.received(
                        broker,
                        events,
                        GrantChanged.class,
                        event -> event.getGrantId().equals(id),
                        4))
                .extracting(GrantChanged::getChange)
                .containsExactly("SUSPENDED", "RESTORED", "EXTENDED", "REVOKED");
    }

    @Test
    void anOldCodeOfTheProviderMeansTheSameOrganisation() {
        Map<String, Object> entry = entry(name("旧代码"));
        entry.put("providerOrganisation", ORGANISATION.substring(8, 17));
        entry.put("sharingType", "CONDITIONAL");
        entry.put("sharingCondition", "限办理救助事项");
        String resource = published(entry);

        String id = granted(resource);

        given().queryParam("side", "provider").get(APPLICATIONS).then().body("items.resource", hasItem(resource));
        assertThat(OpenLimits.subjects(RestAssured::given, "DELIVERY")).contains(id);
        change(id, "suspension", Map.of("reason", "数据核查"))
                .then()
                .statusCode(200)
                .body("standing", equalTo("SUSPENDED"));
    }

    @Test
    void renewalIsOneCallThatKeepsTheLink() {
        String id = granted();
        String until = today().plusYears(3).toString();
        LocalDate end = LocalDate.parse(given().get(GRANTS + "/" + id).path("validTo"));

        String renewal = change(id, "renewal", Map.of("validTo", until))
                .then()
                .statusCode(201)
                .body("predecessor", equalTo(id))
                .body("validFrom", equalTo(end.plusDays(1).toString()))
                .body("quotaPerDay", equalTo(1000))
                .extract()
                .path("id");
        step(renewal, "decision", Map.of("outcome", "GRANTED")).then().statusCode(200);

        assertThat(grants.ofApplication(renewal))
                .hasValueSatisfying(grant -> assertThat(grant.predecessor()).contains(id));
    }

    @Test
    void applyingAgainDoesNotUndoASuspensionOrARevocation() {
        LocalDate today = today();
        String resource = published(entry(name("开放气象")));
        String system = applicationSystem();
        json().body(application(resource, system)).post(APPLICATIONS).then().body("status", equalTo("GRANTED"));
        String id = given().queryParam("resource", resource).get(GRANTS).path("items[0].id");

        change(id, "suspension", Map.of("reason", "数据核查")).then().statusCode(200);
        String again = json().body(application(resource, system))
                .post(APPLICATIONS)
                .then()
                .statusCode(201)
                .body("status", equalTo("SUBMITTED"))
                .body("timeLimit.kind", equalTo("ANSWER_CONDITIONAL"))
                .extract()
                .path("id");
        given().get(APPLICATIONS + "/" + again)
                .then()
                .body("stopped.id", contains(id))
                .body("stopped[0].status", equalTo("SUSPENDED"))
                .body("stopped[0].reason", equalTo("数据核查"));

        change(id, "revocation", Map.of("reason", "用途不符")).then().statusCode(200);
        json().body(application(resource, applicationSystem()))
                .post(APPLICATIONS)
                .then()
                .statusCode(201)
                .body("status", equalTo("SUBMITTED"))
                .body("stopped[0].status", equalTo("REVOKED"));
        change(id, "renewal", Map.of("validTo", today.plusYears(3).toString()))
                .then()
                .statusCode(201)
                .body("status", equalTo("SUBMITTED"));
        assertThat(grants.inForce(use(system, resource), today, "ADMINISTRATIVE_BASIS"))
                .isEmpty();

        step(again, "decision", Map.of("outcome", "GRANTED")).then().statusCode(200);
        assertThat(grants.inForce(use(system, resource), today, "ADMINISTRATIVE_BASIS"))
                .isPresent();
    }

    @Test
    void anExpiryIsToldOnce() {
        String id = granted();
        jdbi.useHandle(h -> h.createUpdate("UPDATE access_grant SET valid_from = :day, valid_to = :day WHERE id = :id")
                .bind("day", today().minusDays(1))
                .bind("id", id)
                .execute());

        await().until(() -> audited(id).contains("grant.expired"));

        given().get(GRANTS + "/" + id).then().statusCode(200).body("standing", equalTo("EXPIRED"));
        assertThat(Events.received(
                        broker,
                        events,
                        GrantChanged.class,
                        event -> event.getGrantId().equals(id),
                        1))
                .extracting(GrantChanged::getChange)
                .containsExactly("EXPIRED");
    }

    @Test
    @TestSecurity(
            user = "applicant-1",
            roles = {"applicant"},
            attributes = @SecurityAttribute(key = "organisation", value = ORGANISATION))
    void whoIsNoOfficerChangesNothing() {
        for (String change : List.of("suspension", "revocation")) {
            change("any", change, Map.of("reason", "x")).then().statusCode(403);
        }
        change("any", "restoration", Map.of()).then().statusCode(403);
        change("any", "extension", Map.of("validTo", today().toString())).then().statusCode(403);
        step("any", "gaps", Map.of("gaps", List.of("x"))).then().statusCode(403);
        step("any", "decision", Map.of("outcome", "GRANTED")).then().statusCode(403);
    }
}
