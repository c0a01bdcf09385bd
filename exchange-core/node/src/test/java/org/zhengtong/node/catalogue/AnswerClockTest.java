// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
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

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.feed.FeedIntake;
import org.zhengtong.catalog.sharing.SharingInbox;
import org.zhengtong.catalog.timelimit.TimeLimitRules;
import org.zhengtong.node.exchange.SharingFixtures;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.SharingMessageKind;

/** Messages that come late move no clock: both nodes count from the days on which things were done. */
@QuarkusTest
@TestSecurity(
        user = "officer-1",
        roles = {"catalogue-manager", "applicant", "provider-officer", "administrator"},
        attributes = @SecurityAttribute(key = "organisation", value = ORGANISATION))
class AnswerClockTest {

    private static final String PROVINCE = "510000";

    @Inject
    SharingInbox inbox;

    @Inject
    FeedIntake intake;

    @Inject
    TimeLimitRules rules;

    @Inject
    ObjectMapper mapper;

    @Inject
    Jdbi jdbi;

    private static ValidatableResponse shown(String id) {
        return given().get(APPLICATIONS + "/" + id).then().statusCode(200);
    }

    /** Noon of a day in China. */
    private static Instant on(LocalDate day) {
        return day.atTime(12, 0).atZone(TimeLimitRules.LEGAL_DAYS).toInstant();
    }

    /** Another node tells a step it took on a day. */
    private void told(String fromNode, String id, String step, LocalDate day, Map<String, Object> more)
            throws JsonProcessingException {
        Map<String, Object> change = new HashMap<>(Map.of("gaps", List.of(), "papers", List.of(), "workingDays", 0));
        change.put("applicationId", id);
        change.put("step", step);
        change.put("day", day.toString());
        change.putAll(more);
        inbox.receive(message(fromNode, SharingMessageKind.APPLICATION_CHANGED, mapper.writeValueAsString(change)));
    }

    /** An application of this node's organisation for a resource of the province; its draft gets what the clock is to find. */
    private String submittedAfar(ResourceCode resource, Consumer<String> prepared) {
        Map<String, Object> draft = application(resource.value(), applicationSystem());
        draft.put("draft", true);
        String id = json().body(draft)
                .post(APPLICATIONS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        prepared.accept(id);
        step(id, "submission", Map.of()).then().statusCode(200).body("status", equalTo("SUBMITTED"));
        return id;
    }

    /** A resource of the province, as its feed brings it. */
    private ResourceCode learnt(String sharingType) {
        Map<String, Object> entry = entry(name("答复时限"));
        entry.put("sharingType", sharingType);
        entry.put("sharingCondition", "示例条件");
        String resource = FeedFixtures.code(PROVINCE);
        FeedFixtures.apply(intake, PROVINCE, FeedFixtures.page(FeedFixtures.revision(resource, 1, entry)));
        return new ResourceCode(resource);
    }

    private void began(String id, LocalDate from, LocalDate due) {
        jdbi.useHandle(h -> h.execute("""
                INSERT INTO time_limit (kind, subject, organisation, waiting, rule_set, started_on, due_on)
                VALUES ('ANSWER_CONDITIONAL', ?, ?, ?, 'guoling-809', ?, ?)
                """, id, SharingFixtures.PROVIDER, ORGANISATION, from, due));
    }

    @Test
    void atTheProvidersNodeItBeganOnTheDayOfSubmission() {
        String conditional = UUID.randomUUID().toString();
        String unconditional = UUID.randomUUID().toString();
        LocalDate day = today().minusDays(30);

        inbox.receive(arriving(mapper, conditional, conditional(), on(day)));
        inbox.receive(arriving(
                mapper, unconditional, published(CatalogueFixtures.entry(CatalogueFixtures.name("开放水文"))), on(day)));

        shown(conditional)
                .body("timeLimit.startedOn", equalTo(day.toString()))
                .body("timeLimit.dueOn", equalTo(rules.calendar().plus(day, 10).toString()));
        shown(unconditional).body("status", equalTo("GRANTED")).body("timeLimit.startedOn", equalTo(day.toString()));
    }

    @Test
    void aSupplementCountsFromTheDayItWasHandedIn() throws JsonProcessingException {
        LocalDate today = today();
        String id = UUID.randomUUID().toString();
        inbox.receive(arriving(mapper, id, conditional(), on(today.minusDays(12))));
        step(id, "gaps", Map.of("gaps", List.of("用数承诺书"))).then().statusCode(200);
        LocalDate paused = today.minusDays(10);
        LocalDate due = today.plusDays(4);
        LocalDate supplied = today.minusDays(7);
        jdbi.useHandle(
                h -> h.execute("UPDATE time_limit SET paused_on = ?, due_on = ? WHERE subject = ?", paused, due, id));

        told(FAR_NODE, id, "SUPPLEMENTED", supplied, Map.of());

        shown(id)
                .body("timeLimit.pausedOn", nullValue())
                .body(
                        "timeLimit.dueOn",
                        equalTo(rules.calendar()
                                .plus(supplied, rules.calendar().between(paused, due))
                                .toString()));
    }

    @Test
    void whatTheProviderDidInTimeWasInTimeWhenTheApplicantsNodeHearsOfIt() throws JsonProcessingException {
        LocalDate today = today();
        LocalDate due = today.minusDays(16);
        String id = submittedAfar(learnt("CONDITIONAL"), draft -> began(draft, today.minusDays(30), due));
        LocalDate decided = today.minusDays(12);

        told(PROVINCE, id, "EXTENDED", today.minusDays(17), Map.of("remark", "须会签", "workingDays", 5));
        inbox.receive(message(
                PROVINCE,
                SharingMessageKind.GRANT,
                mapper.writeValueAsString(Map.of(
                        "applicationId",
                        id,
                        "outcome",
                        "REFUSED",
                        "reason",
                        "用途与职责无关",
                        "decidedBy",
                        "officer-3",
                        "decidedAt",
                        on(decided).toString()))));

        shown(id)
                .body("status", equalTo("REFUSED"))
                .body("timeLimit.dueOn", equalTo(rules.calendar().plus(due, 5).toString()))
                .body("timeLimit.closedOn", equalTo(decided.toString()))
                .body("timeLimit.state", equalTo("MET"));
    }

    @Test
    void anOfficersStepRunsTheOfficersClockAtTheApplicantsNodeToo() throws JsonProcessingException {
        LocalDate today = today();
        String id = submittedAfar(learnt("UNCONDITIONAL"), draft -> {});
        shown(id).body("timeLimit.kind", equalTo("ANSWER_UNCONDITIONAL"));

        told(PROVINCE, id, "PAPERS_ASKED_FOR", today, Map.of("gaps", List.of("用数承诺书")));

        shown(id)
                .body("timeLimit.kind", equalTo("ANSWER_CONDITIONAL"))
                .body("timeLimit.state", equalTo("PAUSED"))
                .body("timeLimit.startedOn", equalTo(today.toString()));
    }
}
