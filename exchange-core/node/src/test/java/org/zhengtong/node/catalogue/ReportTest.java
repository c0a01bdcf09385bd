// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ENTRIES;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ORGANISATION;
import static org.zhengtong.node.catalogue.CatalogueFixtures.draft;
import static org.zhengtong.node.catalogue.CatalogueFixtures.entry;
import static org.zhengtong.node.catalogue.CatalogueFixtures.json;
import static org.zhengtong.node.catalogue.CatalogueFixtures.name;
import static org.zhengtong.node.catalogue.CatalogueFixtures.publish;
import static org.zhengtong.node.catalogue.FeedFixtures.code;
import static org.zhengtong.node.catalogue.FeedFixtures.page;
import static org.zhengtong.node.catalogue.FeedFixtures.revision;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.feed.CatalogueFeed;
import org.zhengtong.catalog.feed.FeedIntake;
import org.zhengtong.catalog.feed.Reader;
import org.zhengtong.catalog.sharing.SharingInbox;
import org.zhengtong.kernel.outbox.EventsConfig;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.testing.Events;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.event.CatalogueEntryReportJudged;
import org.zhengtong.schemas.message.FeedPage;
import org.zhengtong.schemas.message.SharingMessage;
import org.zhengtong.schemas.message.SharingMessageKind;

/** Receipts: given for what another node reports, and kept beside what this node reported. */
@QuarkusTest
@TestSecurity(
        user = "manager-1",
        roles = {"catalogue-manager"},
        attributes = @SecurityAttribute(key = "organisation", value = ORGANISATION))
class ReportTest {

    private static final Reader PARENT = new Reader("510000", true);
    private static final long FAR_ON = 1_000_000_000L;

    @Inject
    CatalogueFeed feed;

    @Inject
    FeedIntake intake;

    @Inject
    SharingInbox inbox;

    @Inject
    EntryStore entries;

    @Inject
    Jdbi jdbi;

    @Inject
    EventsConfig events;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> broker;

    private static ValidatableResponse report(String id) {
        return given().get(ENTRIES + "/" + id + "/report").then();
    }

    private static String publishedEntry() {
        String id = draft(entry(name("上报"))).then().statusCode(201).extract().path("id");
        publish(id).then().statusCode(200);
        return id;
    }

    private void receipt(String from, long upTo, String events) {
        inbox.receive(SharingMessage.newBuilder()
                .setMessageId(UUID.randomUUID().toString())
                .setFromNode(from)
                .setToNode("511900")
                .setKind(SharingMessageKind.REPORT_RECEIPT)
                .setPayload("{\"upTo\":" + upTo + ",\"events\":[" + events + "]}")
                .setCreatedAt(Instant.now())
                .build());
    }

    private static String event(String id, String event, String reason) {
        String resource = given().get(ENTRIES + "/" + id).path("resource");
        return "{\"resource\":\"%s\",\"revision\":1,\"event\":\"%s\",\"reason\":\"%s\",\"decidedBy\":\"审核员甲\",\"decidedAt\":\"%s\"}"
                .formatted(resource, event, reason, Instant.now());
    }

    private long head() {
        return feed.page(PARENT, 0, 1).getHead();
    }

    private List<String> receiptsFor(String child, String resource) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT event ->> 'event' || ' ' || (event ->> 'reason')
                          FROM sharing_dispatch d,
                               jsonb_array_elements(CAST(d.payload AS jsonb) -> 'events') AS event
                         WHERE d.target_node = :child
                           AND d.kind = 'REPORT_RECEIPT'
                           AND event ->> 'resource' = :resource
                         ORDER BY d.created_at, d.message_id
                        """)
                .bind("child", child)
                .bind("resource", resource)
                .mapTo(String.class)
                .list());
    }

    @Test
    void aReportGoesFromWaitingToReportedToAccepted() {
        String id = publishedEntry();
        feed.readUpTo(PARENT, 0);
        report(id).statusCode(200).body("state", equalTo("WAITING"));

        feed.readUpTo(PARENT, head());
        report(id).body("state", equalTo("REPORTED"));

        receipt("510000", head(), "");
        report(id).body("state", equalTo("ACCEPTED"));
    }

    @Test
    void aReturnStandsBesideTheEntryAndIsReportedAgain() {
        String id = publishedEntry();
        String resource = given().get(ENTRIES + "/" + id).path("resource");
        feed.readUpTo(PARENT, head());
        receipt("510000", head(), event(id, "RETURNED", "摘要过于笼统"));

        report(id).body("state", equalTo("RETURNED")).body("reason", equalTo("摘要过于笼统"));
        given().queryParam("state", "RETURNED")
                .get("/api/v1/catalogue/reports")
                .then()
                .statusCode(200)
                .body("items.entryId", hasItem(id));
        assertThat(entries.published(new ResourceCode(resource))).isPresent();

        long before = head();
        given().post(ENTRIES + "/" + id + "/report").then().statusCode(202).body("state", equalTo("WAITING"));
        FeedPage again = feed.page(PARENT, before, 10);
        assertThat(again.getItems())
                .extracting(item -> item.getRevision().getResource())
                .containsExactly(resource);
        given().post(ENTRIES + "/" + id + "/report")
                .then()
                .statusCode(409)
                .body("code", equalTo("REPORT_NOT_RETURNED"));

        receipt("510000", head(), event(id, "ACCEPTED", ""));
        report(id).body("state", equalTo("ACCEPTED"));
        assertThat(verdicts(resource, 2)).containsExactly("RETURNED 摘要过于笼统 511900", "ACCEPTED null 511900");
    }

    /** Verdicts on a resource's revisions as this node told them to whoever listens. */
    private List<String> verdicts(String resource, int count) {
        return Events.received(
                        broker,
                        events,
                        CatalogueEntryReportJudged.class,
                        event -> event.getResource().equals(resource),
                        count)
                .stream()
                .map(event -> event.getVerdict() + " " + event.getReason() + " " + event.getNode())
                .toList();
    }

    @Test
    void onlyTheParentGivesReceipts() {
        assertThatThrownBy(() -> receipt("120000", FAR_ON, ""))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().name()).isEqualTo("SHARING_MESSAGE_CONTRADICTS"));
    }

    @Test
    void whatOurChecksSayGoesBackToWhoReportedIt() {
        String fine = code("120000");
        String secret = code("120000");
        String unconditioned = code("120000");
        Map<String, Object> secretEntry = entry(name("涉密"));
        secretEntry.put("sensitivity", "STATE");
        String unexplained = code("120000");
        Map<String, Object> itemOnly = entry(name("信息项不予"));
        itemOnly.put(
                "items",
                List.of(Map.of("name", "工资", "columnName", "pay", "dataType", "NUMBER", "sharingType", "DENIED")));
        Map<String, Object> vague = entry(name("有条件"));
        vague.put("sharingType", "CONDITIONAL");

        FeedFixtures.apply(
                intake,
                "120000",
                page(
                        revision(fine, 1, name("正常")),
                        revision(secret, 1, secretEntry),
                        revision(unconditioned, 1, vague),
                        revision(unexplained, 1, itemOnly)));

        assertThat(receiptsFor("120000", fine)).isEmpty();
        assertThat(receiptsFor("120000", secret)).containsExactly("RETURNED STATE_SECRET_REFUSED");
        assertThat(receiptsFor("120000", unconditioned)).containsExactly("RETURNED CONDITION_MISSING");
        assertThat(receiptsFor("120000", unexplained)).containsExactly("RETURNED CAT-08");
        assertThat(entries.published(new ResourceCode(secret))).isEmpty();
        assertThat(entries.published(new ResourceCode(unconditioned))).isPresent();

        FeedFixtures.apply(intake, "120000", page(revision(unconditioned, 1, vague)));
        assertThat(receiptsFor("120000", unconditioned)).containsExactly("RETURNED CONDITION_MISSING", "PENDING ");
        assertThat(verdicts(unconditioned, 1)).containsExactly("RETURNED CONDITION_MISSING 120000");
    }

    @Test
    @TestSecurity(
            user = "manager-2",
            roles = {"catalogue-manager"},
            attributes = @SecurityAttribute(key = "organisation", value = "115100000090000587"))
    void anotherOrganisationsReportIsNotShown() {
        Map<String, Object> entry = entry(name("他人"));
        entry.put("providerOrganisation", "115100000090000587");
        String id = draft(entry).then().statusCode(201).extract().path("id");
        publish(id).then().statusCode(200);
        jdbi.useHandle(
                h -> h.execute("UPDATE catalogue_entry SET provider_organisation = ? WHERE id = ?", ORGANISATION, id));

        report(id).statusCode(403);
        given().post(ENTRIES + "/" + id + "/report").then().statusCode(403);
        given().contentType("application/json")
                .body(Map.of("outcome", "RETURNED", "reason", "x"))
                .post(ENTRIES + "/" + id + "/report-verdict")
                .then()
                .statusCode(403);
    }

    @Test
    @TestSecurity(
            user = "reviewer-1",
            roles = "catalogue-reviewer",
            attributes = @SecurityAttribute(key = "organisation", value = ORGANISATION))
    void aReviewerOfOneOrganisationJudgesNothingThatChildrenReport() {
        String resource = code("120000");
        FeedFixtures.apply(intake, "120000", page(revision(resource, 1, name("下级目录"))));

        json().body(Map.of("outcome", "RETURNED", "reason", "请补充"))
                .post(ENTRIES + "/" + FeedFixtures.entryId(resource) + "/report-verdict")
                .then()
                .statusCode(403)
                .body("code", equalTo("REPORT_OF_ALL_ORGANISATIONS"));
        assertThat(receiptsFor("120000", resource)).isEmpty();
    }

    @Test
    @TestSecurity(user = "administrator-1", roles = "administrator")
    void onlyWhatAChildReportedIsJudged() {
        String resource = code("510000");
        FeedFixtures.apply(intake, "510000", page(revision(resource, 1, name("上级目录"))));

        json().body(Map.of("outcome", "RETURNED", "reason", "请补充"))
                .post(ENTRIES + "/" + FeedFixtures.entryId(resource) + "/report-verdict")
                .then()
                .statusCode(409)
                .body("code", equalTo("REPORT_OF_NO_CHILD"));
    }
}
