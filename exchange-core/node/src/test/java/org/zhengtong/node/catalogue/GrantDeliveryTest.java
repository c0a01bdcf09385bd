// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;
import static org.zhengtong.node.catalogue.ApplicationFixtures.APPLICATIONS;
import static org.zhengtong.node.catalogue.ApplicationFixtures.FAR_NODE;
import static org.zhengtong.node.catalogue.ApplicationFixtures.application;
import static org.zhengtong.node.catalogue.ApplicationFixtures.arriving;
import static org.zhengtong.node.catalogue.ApplicationFixtures.conditional;
import static org.zhengtong.node.catalogue.ApplicationFixtures.message;
import static org.zhengtong.node.catalogue.ApplicationFixtures.step;
import static org.zhengtong.node.catalogue.ApplicationFixtures.today;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ORGANISATION;
import static org.zhengtong.node.catalogue.CatalogueFixtures.applicationSystem;
import static org.zhengtong.node.catalogue.CatalogueFixtures.entry;
import static org.zhengtong.node.catalogue.CatalogueFixtures.json;
import static org.zhengtong.node.catalogue.CatalogueFixtures.name;
import static org.zhengtong.node.catalogue.CatalogueFixtures.published;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.quality.ProbeRegister;
import org.zhengtong.catalog.quality.ResourceUse;
import org.zhengtong.catalog.sharing.SharingInbox;
import org.zhengtong.kernel.outbox.EventsConfig;
import org.zhengtong.node.testing.Events;
import org.zhengtong.node.testing.OpenLimits;
import org.zhengtong.schemas.event.GrantChanged;
import org.zhengtong.schemas.message.SharingMessageKind;

/** The clock of what was granted, at the provider's node and at the consumer's. */
@QuarkusTest
@TestSecurity(
        user = "officer-1",
        roles = {"catalogue-manager", "applicant", "provider-officer", "administrator"},
        attributes = @SecurityAttribute(key = "organisation", value = ORGANISATION))
class GrantDeliveryTest {

    private static final String GRANTS = "/api/v1/grants";
    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    SharingInbox inbox;

    @Inject
    ProbeRegister probes;

    @Inject
    ResourceUse use;

    @Inject
    ObjectMapper mapper;

    @Inject
    Jdbi jdbi;

    @Inject
    EventsConfig events;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> broker;

    /** A grant of a resource of this node to a system of this node; its id. */
    private static String granted(String resource) {
        String id = json().body(application(resource, applicationSystem()))
                .post(APPLICATIONS)
                .path("id");
        step(id, "decision", Map.of("outcome", "GRANTED"));
        return given().queryParam("resource", resource).get(GRANTS).path("items[0].id");
    }

    private static ValidatableResponse grant(String id) {
        return given().get(GRANTS + "/" + id).then().statusCode(200);
    }

    private static String state(String id) {
        return given().get(GRANTS + "/" + id).path("timeLimit.state");
    }

    private static ValidatableResponse change(String id, String change, Map<String, Object> body) {
        return json().body(body).post(GRANTS + "/" + id + "/" + change).then();
    }

    private void call(String resource, boolean failed) {
        QuarkusTransaction.requiringNew()
                .run(() -> use.count(List.of(new ResourceUse.Call(resource, today(), 20, failed))));
    }

    @Test
    void theClockRunsFromTheGrantUntilTheAttachedServiceAnswers() {
        LocalDate before = today();
        String resource = conditional();
        String id = granted(resource);

        grant(id)
                .body("timeLimit.kind", equalTo("DELIVERY"))
                .body("timeLimit.state", equalTo("RUNNING"))
                .body("timeLimit.workingDaysLeft", equalTo(20));
        assertThat(OpenLimits.subjects(RestAssured::given, "DELIVERY")).contains(id);
        probes.attached(List.of(resource));
        probes.probed(new ProbeRegister.Result(resource, Optional.of("PROVIDER_FAILED"), 5, Optional.empty()), HOUR);
        String other = deliveredByCall();
        grant(other).body("timeLimit.state", equalTo("MET"));
        grant(id).body("timeLimit.state", equalTo("RUNNING"));

        probes.probed(new ProbeRegister.Result(resource, Optional.empty(), 5, Optional.empty()), HOUR);

        await().until(() -> "MET".equals(state(id)));
        grant(id).body("deliveredOn", oneOf(before.toString(), today().toString()));
        assertThat(Events.received(
                        broker,
                        events,
                        GrantChanged.class,
                        event -> event.getGrantId().equals(id),
                        1))
                .extracting(GrantChanged::getChange)
                .containsExactly("DELIVERED");
    }

    /** A grant whose resource answered an exchange; a sweep has passed when it is delivered. */
    private String deliveredByCall() {
        String resource = conditional();
        String id = granted(resource);
        call(resource, true);
        call(resource, false);
        await().until(() -> "MET".equals(state(id)));
        return id;
    }

    @Test
    void theClockRestsWhileTheGrantIsSuspendedAndEndsWithIt() {
        String id = granted(conditional());

        change(id, "suspension", Map.of("reason", "数据核查")).body("timeLimit.state", equalTo("PAUSED"));
        change(id, "restoration", Map.of()).body("timeLimit.state", equalTo("RUNNING"));
        change(id, "revocation", Map.of("reason", "用途不符")).body("timeLimit.state", equalTo("MET"));
        change(id, "delivery", Map.of()).statusCode(409);
    }

    @Test
    void whatIsSharedByFileTheOfficerDeclaresDelivered() {
        Map<String, Object> file = entry(name("按文件共享"));
        file.put("sharingMethod", "FILE");
        String id = granted(published(file));

        change(granted(conditional()), "delivery", Map.of())
                .statusCode(409)
                .body("code", equalTo("GRANT_DELIVERED_BY_SERVICE"));
        change(id, "delivery", Map.of()).statusCode(200).body("timeLimit.state", equalTo("MET"));
        change(id, "delivery", Map.of()).statusCode(409).body("code", equalTo("GRANT_STATE_FORBIDS"));
    }

    @Test
    void theConsumersNodeIsToldOfTheDelivery() {
        String application = UUID.randomUUID().toString();
        String resource = conditional();
        inbox.receive(arriving(mapper, application, resource));
        step(application, "decision", Map.of("outcome", "GRANTED")).then().statusCode(200);

        call(resource, false);

        await().until(() -> jdbi.withHandle(h -> h.createQuery("""
                        SELECT count(*) = 1
                          FROM sharing_dispatch
                         WHERE target_node = :node
                           AND kind = 'GRANT_CHANGED'
                           AND CAST(payload AS jsonb) ->> 'kind' = 'DELIVERED'
                           AND CAST(payload AS jsonb) -> 'grant' ->> 'applicationId' = :application
                           AND CAST(payload AS jsonb) -> 'grant' ->> 'deliveredOn' IS NOT NULL
                        """)
                .bind("node", FAR_NODE)
                .bind("application", application)
                .mapTo(Boolean.class)
                .one()));
    }

    @Test
    void whatIsLateIsEscalatedAtTheConsumersNodeAndCountsByTheDayItWasDelivered() {
        String id = UUID.randomUUID().toString();
        receive(id, 1, null);
        await().until(() -> "ESCALATED".equals(state(id)));

        receive(id, 3, "2026-01-20");

        grant(id).body("timeLimit.state", equalTo("MET")).body("timeLimit.closedOn", equalTo("2026-01-20"));
    }

    /** A grant of the province, made on the first working days of 2026. */
    private void receive(String id, int version, @Nullable String deliveredOn) {
        ObjectNode grant = mapper.createObjectNode()
                .put("id", id)
                .put("applicationId", "application-of-" + id)
                .put("resource", "105002/510000000001")
                .put("providerNode", "510000")
                .put("providerOrganisation", "115100000090000587")
                .put("consumerNode", "511900")
                .put("consumerOrganisation", ORGANISATION)
                .put("applicationSystem", "system-" + id)
                .put("validFrom", "2026-01-05")
                .put("validTo", "2099-01-01")
                .put("status", "IN_FORCE")
                .put("version", version)
                .put("grantedAt", "2026-01-05T02:00:00Z")
                .put("deliveredOn", deliveredOn);
        grant.putArray("purposes").add("DATA_CHECK");
        grant.putArray("items");
        ObjectNode change = mapper.createObjectNode().put("kind", version == 1 ? "RESTORED" : "DELIVERED");
        change.set("grant", grant);
        inbox.receive(message("510000", SharingMessageKind.GRANT_CHANGED, change.toString()));
    }
}
