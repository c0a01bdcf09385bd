// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ENTRIES;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ORGANISATION;
import static org.zhengtong.node.catalogue.CatalogueFixtures.entry;
import static org.zhengtong.node.catalogue.CatalogueFixtures.name;
import static org.zhengtong.node.catalogue.ReviewProfile.OTHER_ORGANISATION;
import static org.zhengtong.node.catalogue.ReviewProfile.administrator;
import static org.zhengtong.node.catalogue.ReviewProfile.person;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.node.catalogue.ReviewProfile.Person;
import org.zhengtong.schemas.code.ResourceCode;

/** The review as in production: who submits does not decide, one decision holds, what is live stays until then. */
@QuarkusTest
@TestProfile(ReviewProfile.class)
class ReviewApiTest {

    private static final String REVIEWS = "/api/v1/catalogue/reviews/";
    private static final Map<String, Object> APPROVED = Map.of("outcome", "APPROVED");
    private static final Map<String, Object> CHANGE = Map.of("kind", "CHANGE");

    @Inject
    EntryStore entries;

    @Inject
    ToldEvents events;

    private Person manager;
    private Person reviewer;

    @BeforeEach
    void peopleOfTheOrganisation() {
        manager = person(ORGANISATION, "catalogue-manager");
        reviewer = person(ORGANISATION, "catalogue-reviewer");
    }

    private String drafted(Map<String, Object> entry) {
        return manager.calls()
                .body(entry)
                .post(ENTRIES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Response submit(String id, Map<String, Object> request) {
        return manager.calls().body(request).post(ENTRIES + "/" + id + "/submission");
    }

    private String submitted(String id) {
        return submit(id, CHANGE).then().statusCode(201).extract().path("id");
    }

    private Response decide(Person person, String review, Map<String, Object> decision) {
        return person.calls().body(decision).post(REVIEWS + review + "/decision");
    }

    /** Drafts, submits and approves an entry; its id. */
    private String published(Map<String, Object> entry) {
        String id = drafted(entry);
        decide(reviewer, submitted(id), APPROVED).then().statusCode(200);
        return id;
    }

    private Response change(String id, Map<String, Object> entry) {
        String tag = manager.calls().get(ENTRIES + "/" + id).header("ETag");
        return manager.calls().header("If-Match", tag).body(entry).put(ENTRIES + "/" + id);
    }

    private Response read(String id) {
        return manager.calls().get(ENTRIES + "/" + id);
    }

    @Test
    void aManagerAloneCannotPublishAndASecondPersonCan() {
        String id = drafted(entry(name("送审条目")));

        manager.calls()
                .post(ENTRIES + "/" + id + "/publication")
                .then()
                .statusCode(409)
                .body("code", equalTo("REVIEW_REQUIRED"));
        String review = submitted(id);
        decide(reviewer, review, APPROVED)
                .then()
                .statusCode(200)
                .body("decision.outcome", equalTo("APPROVED"))
                .body("decision.decidedBy", equalTo(reviewer.name()));

        read(id).then().body("status", equalTo("PUBLISHED")).body("revision", equalTo(1));
    }

    @Test
    void whoSubmitsDoesNotDecideNotEvenWithTheRoleOrAsAdministrator() {
        Person both = person(ORGANISATION, "catalogue-manager", "catalogue-reviewer");
        String id = drafted(entry(name("四眼")));
        String review = both.calls()
                .body(CHANGE)
                .post(ENTRIES + "/" + id + "/submission")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String second = drafted(entry(name("四眼")));
        String byAdmin = administrator()
                .body(CHANGE)
                .post(ENTRIES + "/" + second + "/submission")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        decide(both, review, APPROVED).then().statusCode(403).body("code", equalTo("REVIEW_OF_ONES_OWN"));
        administrator()
                .body(APPROVED)
                .post(REVIEWS + byAdmin + "/decision")
                .then()
                .statusCode(403)
                .body("code", equalTo("REVIEW_OF_ONES_OWN"));
        decide(manager, review, APPROVED).then().statusCode(403).body("code", equalTo("ROLE_REQUIRED"));
    }

    @Test
    void aReviewerOfAnotherOrganisationIsRefusedAndSeesNothing() {
        Person stranger = person(OTHER_ORGANISATION, "catalogue-reviewer", "catalogue-manager");
        String id = drafted(entry(name("外单位")));
        String review = submitted(id);

        decide(stranger, review, APPROVED)
                .then()
                .statusCode(403)
                .body("code", equalTo("REVIEW_OF_ANOTHER_ORGANISATION"));
        stranger.calls().get(REVIEWS + review).then().statusCode(403);
        stranger.calls().get(ENTRIES + "/" + id + "/diff").then().statusCode(403);
        stranger.calls().get(ENTRIES + "/" + id + "/effect").then().statusCode(403);
        stranger.calls().get(ENTRIES + "/" + id + "/drafts").then().statusCode(403);
        person(ORGANISATION, "caseworker")
                .calls()
                .get(ENTRIES + "/" + id + "/diff")
                .then()
                .statusCode(403)
                .body("code", equalTo("ROLE_REQUIRED"));
        stranger.calls().get(REVIEWS + "?entry=" + id).then().body("items", empty());
        stranger.calls()
                .post(REVIEWS + review + "/recall")
                .then()
                .statusCode(403)
                .body("code", equalTo("ENTRY_OF_ANOTHER_ORGANISATION"));
        reviewer.calls().get(REVIEWS + "?entry=" + id).then().body("items.id", contains(review));
    }

    @Test
    void aReturnNeedsAReasonAndItsCommentsNameFields() {
        String id = drafted(entry(name("退回")));
        String review = submitted(id);

        decide(reviewer, review, Map.of("outcome", "RETURNED"))
                .then()
                .statusCode(422)
                .body("code", equalTo("REVIEW_REASON_MISSING"));
        decide(
                        reviewer,
                        review,
                        Map.of(
                                "outcome",
                                "RETURNED",
                                "reason",
                                "摘要过于简略",
                                "comments",
                                List.of(Map.of("field", "summary", "text", "请写明数据范围"))))
                .then()
                .statusCode(200)
                .body("decision.comments[0].field", equalTo("summary"));

        read(id).then().body("status", equalTo("DRAFT")).body("review", nullValue());
        manager.calls()
                .get(REVIEWS + review)
                .then()
                .body("decision.reason", equalTo("摘要过于简略"))
                .body("decision.decidedBy", equalTo(reviewer.name()));
        events.await(id, "catalogue.entry-submitted.v1", "catalogue.entry-returned.v1");
        submitted(id);
    }

    @Test
    void ofTwoReviewersAtOnceOneDecisionHoldsAndTheOtherLearnsWhose() {
        Person second = person(ORGANISATION, "catalogue-reviewer");
        String id = drafted(entry(name("并发审核")));
        String review = submitted(id);

        List<Response> answers = Stream.of(reviewer, second)
                .map(person -> CompletableFuture.supplyAsync(() -> decide(person, review, APPROVED)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
        Response held =
                answers.stream().filter(a -> a.statusCode() == 200).findFirst().orElseThrow();
        Response late =
                answers.stream().filter(a -> a.statusCode() == 409).findFirst().orElseThrow();
        late.then()
                .body("code", equalTo("REVIEW_DECIDED"))
                .body("decidedBy", equalTo(held.<String>path("decision.decidedBy")));
        read(id).then().body("revision", equalTo(1));
    }

    @Test
    void aChangeUnderReviewHidesNothingAndLocksTheDraftUntilRecalled() {
        String name = name("在审变更");
        String id = published(entry(name));
        Map<String, Object> longer = entry(name);
        longer.put("summary", "新的摘要，写明了数据范围");
        change(id, longer).then().statusCode(200);
        String review = submitted(id);

        change(id, entry(name)).then().statusCode(409).body("code", equalTo("ENTRY_IN_REVIEW"));
        Person reader = person(OTHER_ORGANISATION, "caseworker");
        reader.calls()
                .get(ENTRIES + "/" + id)
                .then()
                .body("revision", equalTo(1))
                .body("entry.summary", equalTo("从业人员预防性健康检查合格证明"));
        manager.calls().post(REVIEWS + review + "/recall").then().statusCode(200);
        decide(reviewer, review, APPROVED)
                .then()
                .statusCode(409)
                .body("code", equalTo("REVIEW_DECIDED"))
                .body("outcome", equalTo("RECALLED"));
        change(id, longer).then().statusCode(200);
    }

    @Test
    void aWithdrawalIsReviewedToldWithItsReasonAndTheCodeNeverComesBack() {
        String name = name("撤销");
        String id = published(entry(name));
        String resource = read(id).path("resource");

        submit(id, Map.of("kind", "WITHDRAWAL")).then().statusCode(422).body("code", equalTo("REVIEW_REASON_MISSING"));
        String review = submit(id, Map.of("kind", "WITHDRAWAL", "reason", "机构改革，职能划转"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(entries.published(new ResourceCode(resource))).isPresent();
        decide(reviewer, review, APPROVED).then().statusCode(200);

        assertThat(entries.published(new ResourceCode(resource))).isEmpty();
        manager.calls()
                .get(ENTRIES + "/" + id + "/revisions")
                .then()
                .body("items", hasSize(2))
                .body("items[0].status", equalTo("WITHDRAWN"))
                .body("items[0].withdrawalReason", equalTo("机构改革，职能划转"));
        events.await(resource, "catalogue.entry-withdrawn.v1");
        submit(id, CHANGE).then().statusCode(409).body("code", equalTo("ENTRY_WITHDRAWN"));
        String successor = published(entry(name));
        assertThat(read(successor).<String>path("resource")).isNotEqualTo(resource);
    }
}
