// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ORGANISATION;
import static org.zhengtong.node.catalogue.CatalogueFixtures.entry;
import static org.zhengtong.node.catalogue.CatalogueFixtures.name;
import static org.zhengtong.node.catalogue.CatalogueFixtures.published;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.grant.GrantStore;
import org.zhengtong.catalog.grant.Use;
import org.zhengtong.catalog.sharing.SharingInbox;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.SharingMessage;
import org.zhengtong.schemas.message.SharingMessageKind;

/** Applications that come from another node: applied once, answered by a message of this node. */
@QuarkusTest
@TestSecurity(
        user = "manager-1",
        roles = {"catalogue-manager"},
        attributes = @SecurityAttribute(key = "organisation", value = ORGANISATION))
class SharingMessageTest {

    @Inject
    SharingInbox inbox;

    @Inject
    GrantStore grants;

    @Inject
    ObjectMapper json;

    @Inject
    Jdbi jdbi;

    private final String application = UUID.randomUUID().toString();
    private final String system = "system-of-" + application;
    private final LocalDate today = ApplicationFixtures.today();

    private SharingMessage message(String resource, String consumerNode, String fromNode) {
        ObjectNode payload = json.createObjectNode()
                .put("id", application)
                .put("resource", resource)
                .put("providerNode", "511900")
                .put("providerOrganisation", ORGANISATION)
                .put("consumerNode", consumerNode)
                .put("consumerOrganisation", "11120000009000066B")
                .put("applicationSystem", system)
                .put("applicant", "applicant-9")
                .put("purpose", "DATA_CHECK")
                .put("legalBasis", "《行政许可法》")
                .put("validFrom", today.toString())
                .put("validTo", today.plusDays(30).toString())
                .put("status", "SUBMITTED")
                .put("submittedAt", Instant.now().toString())
                .put("addedByANewerNode", true);
        payload.putArray("items");
        return SharingMessage.newBuilder()
                .setMessageId(UUID.randomUUID().toString())
                .setFromNode(fromNode)
                .setToNode("511900")
                .setKind(SharingMessageKind.ACCESS_APPLICATION)
                .setPayload(payload.toString())
                .setCreatedAt(Instant.now())
                .build();
    }

    private Use use(String resource) {
        return new Use("120000", "11120000009000066B", system, new ResourceCode(resource), "511900");
    }

    private List<String> answers() {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT CAST(payload AS jsonb) ->> 'outcome'
                          FROM sharing_dispatch
                         WHERE target_node = '120000'
                           AND CAST(payload AS jsonb) ->> 'applicationId' = :application
                        """)
                .bind("application", application)
                .mapTo(String.class)
                .list());
    }

    @Test
    void anUnconditionalResourceIsGrantedOnceHoweverOftenTheMessageComes() {
        String resource = published(entry(name("公开目录")));
        SharingMessage message = message(resource, "120000", "120000");

        inbox.receive(message);
        inbox.receive(message);

        assertThat(grants.inForce(use(resource), today, "DATA_CHECK")).isPresent();
        assertThat(answers()).containsExactly("GRANTED");
    }

    @Test
    void anUnknownResourceIsRefusedBackToTheConsumersNode() {
        inbox.receive(message("105002/511900888888", "120000", "120000"));

        assertThat(answers()).containsExactly("REFUSED");
    }

    @Test
    void aNodeCannotApplyInTheNameOfAnother() {
        String resource = published(entry(name("公开清单")));

        assertThatThrownBy(() -> inbox.receive(message(resource, "120000", "510000")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().name()).isEqualTo("SHARING_MESSAGE_CONTRADICTS"));
        assertThat(grants.latest(use(resource))).isEmpty();
    }
}
