// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.zhengtong.node.catalogue.ApplicationFixtures.FAR_NODE;
import static org.zhengtong.node.catalogue.ApplicationFixtures.arriving;
import static org.zhengtong.node.catalogue.ApplicationFixtures.conditional;
import static org.zhengtong.node.catalogue.ApplicationFixtures.message;
import static org.zhengtong.node.catalogue.ApplicationFixtures.step;
import static org.zhengtong.node.catalogue.ApplicationFixtures.today;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ORGANISATION;
import static org.zhengtong.node.catalogue.CatalogueFixtures.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.grant.Grant;
import org.zhengtong.catalog.grant.GrantChange;
import org.zhengtong.catalog.grant.GrantStore;
import org.zhengtong.catalog.sharing.SharingInbox;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.SharingMessage;
import org.zhengtong.schemas.message.SharingMessageKind;

/** Steps and changes between two nodes, and organisations that have no say in them. */
@QuarkusTest
@TestSecurity(
        user = "officer-1",
        roles = {"catalogue-manager", "applicant", "provider-officer", "administrator"},
        attributes = @SecurityAttribute(key = "organisation", value = ORGANISATION))
class SharingStepsTest {

    private static final String GRANTS = "/api/v1/grants";
    private static final String OTHER = "11511900009000023F";

    @Inject
    SharingInbox inbox;

    @Inject
    GrantStore grants;

    @Inject
    ObjectMapper mapper;

    @Inject
    Jdbi jdbi;

    private static Response change(String id, String change, Map<String, Object> body) {
        return json().body(body).post(GRANTS + "/" + id + "/" + change);
    }

    @Test
    @TestSecurity(
            user = "officer-8",
            roles = {"catalogue-manager", "administrator", "applicant", "provider-officer"},
            attributes = @SecurityAttribute(key = "organisation", value = OTHER))
    void anotherOrganisationNeitherDecidesNorChanges() {
        String application = UUID.randomUUID().toString();
        inbox.receive(arriving(mapper, application, conditional()));
        Grant grant = farGrant(1, Grant.Status.IN_FORCE);
        receive("510000", grant);

        step(application, "decision", Map.of("outcome", "GRANTED"))
                .then()
                .statusCode(403)
                .body("code", equalTo("APPLICATION_OF_ANOTHER_PROVIDER"));
        step(application, "gaps", Map.of("gaps", List.of("x"))).then().statusCode(403);
        step(application, "extension", Map.of("reason", "x")).then().statusCode(403);
        step(application, "supplement", Map.of())
                .then()
                .statusCode(403)
                .body("code", equalTo("APPLICATION_OF_ANOTHER_APPLICANT"));
        step(application, "withdrawal", Map.of()).then().statusCode(403);
        for (String change : List.of("suspension", "revocation")) {
            change(grant.id(), change, Map.of("reason", "x"))
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("GRANT_OF_ANOTHER_PROVIDER"));
        }
        change(grant.id(), "renewal", Map.of("validTo", today().plusYears(3).toString()))
                .then()
                .statusCode(403)
                .body("code", equalTo("GRANT_OF_ANOTHER_CONSUMER"));
    }

    @Test
    void thePapersOfAnotherNodesApplicantAreAwaitedAndTheDecisionGoesBack() throws JsonProcessingException {
        String id = UUID.randomUUID().toString();
        inbox.receive(arriving(mapper, id, conditional()));
        step(id, "gaps", Map.of("gaps", List.of("用数承诺书"))).then().statusCode(200);

        String supplement = mapper.writeValueAsString(Map.of(
                "applicationId",
                id,
                "step",
                "SUPPLEMENTED",
                "gaps",
                List.of(),
                "papers",
                List.of(),
                "remark",
                "已附",
                "workingDays",
                0));
        inbox.receive(message(FAR_NODE, SharingMessageKind.APPLICATION_CHANGED, supplement));
        step(id, "decision", Map.of("outcome", "GRANTED", "quotaPerDay", 10))
                .then()
                .statusCode(200)
                .body("supplement", equalTo("已附"))
                .body("status", equalTo("PARTLY_GRANTED"));

        assertThat(sent(id)).containsExactlyInAnyOrder("APPLICATION_CHANGED", "GRANT");
        assertThatThrownBy(() -> inbox.receive(message("510000", SharingMessageKind.APPLICATION_CHANGED, supplement)))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aStepThatOvertookItsApplicationIsTakenWhenItIsSentAgain() throws JsonProcessingException {
        String id = UUID.randomUUID().toString();
        SharingMessage withdrawal = withdrawal(id);

        assertThatThrownBy(() -> inbox.receive(withdrawal)).isInstanceOfSatisfying(ProblemException.class, early -> {
            assertThat(early.problem().name()).isEqualTo("SHARING_MESSAGE_EARLY");
            assertThat(early.problem().status()).isEqualTo(503);
        });
        inbox.receive(arriving(mapper, id, conditional()));
        inbox.receive(withdrawal);

        json().get("/api/v1/applications/" + id).then().statusCode(200).body("status", equalTo("WITHDRAWN"));
    }

    @Test
    void whoWithdrewBeforeTheGrantArrivedKeepsNoGrant() throws JsonProcessingException {
        String id = UUID.randomUUID().toString();
        inbox.receive(arriving(mapper, id, conditional()));
        step(id, "decision", Map.of("outcome", "GRANTED")).then().statusCode(200);

        inbox.receive(withdrawal(id));

        assertThat(grants.ofApplication(id).map(Grant::status)).contains(Grant.Status.REVOKED);
    }

    private SharingMessage withdrawal(String id) throws JsonProcessingException {
        Map<String, Object> step = Map.of(
                "applicationId", id, "step", "WITHDRAWN", "gaps", List.of(), "papers", List.of(), "workingDays", 0);
        return message(FAR_NODE, SharingMessageKind.APPLICATION_CHANGED, mapper.writeValueAsString(step));
    }

    @Test
    void theConsumersNodeKeepsTheNewestWordOfTheProvidersNode() {
        Grant grant = farGrant(2, Grant.Status.SUSPENDED);

        receive("510000", grant);
        receive("510000", farVersion(grant, 1, Grant.Status.IN_FORCE));
        assertThat(grants.find(grant.id()).map(Grant::status)).contains(Grant.Status.SUSPENDED);
        receive("510000", farVersion(grant, 3, Grant.Status.REVOKED));

        assertThat(grants.find(grant.id()).map(Grant::status)).contains(Grant.Status.REVOKED);
        assertThatThrownBy(() -> receive("120000", farVersion(grant, 4, Grant.Status.IN_FORCE)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().name()).isEqualTo("SHARING_MESSAGE_CONTRADICTS"));
        change(grant.id(), "revocation", Map.of("reason", "x"))
                .then()
                .statusCode(403)
                .body("code", equalTo("GRANT_OF_ANOTHER_PROVIDER"));
    }

    @Test
    void aNodeGrantsNothingButItsOwnResources() {
        for (String resource : List.of(conditional(), "105002/120000000001")) {
            Grant forged = farGrant(resource);

            assertThatThrownBy(() -> receive("510000", forged))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().name()).isEqualTo("SHARING_MESSAGE_CONTRADICTS"));
            assertThat(grants.find(forged.id())).isEmpty();
        }
    }

    private void receive(String fromNode, Grant grant) {
        try {
            String payload = mapper.writeValueAsString(new GrantChange(GrantChange.Kind.SUSPENDED, grant));
            inbox.receive(message(fromNode, SharingMessageKind.GRANT_CHANGED, payload));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Grant farGrant(int version, Grant.Status status) {
        return far("105002/510000000001", UUID.randomUUID().toString(), version, status);
    }

    private static Grant farGrant(String resource) {
        return far(resource, UUID.randomUUID().toString(), 1, Grant.Status.IN_FORCE);
    }

    private static Grant farVersion(Grant grant, int version, Grant.Status status) {
        return far(grant.resource().value(), grant.id(), version, status);
    }

    /** A grant that an organisation of the province gave to one of this node. */
    private static Grant far(String resource, String id, int version, Grant.Status status) {
        return new Grant(
                id,
                "application-of-" + id,
                new ResourceCode(resource),
                "510000",
                "115100000090000587",
                "511900",
                ORGANISATION,
                "system-" + id,
                Set.of("DATA_CHECK"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2099, 1, 1),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                status,
                status == Grant.Status.IN_FORCE ? Optional.empty() : Optional.of("数据核查"),
                Optional.empty(),
                version,
                Instant.parse("2026-01-01T00:00:00Z"));
    }

    private List<String> sent(String application) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT kind
                          FROM sharing_dispatch
                         WHERE target_node = :node
                           AND CAST(payload AS jsonb) ->> 'applicationId' = :application
                        """)
                .bind("node", FAR_NODE)
                .bind("application", application)
                .mapTo(String.class)
                .list());
    }
}
