// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.zhengtong.node.demand.DemandFixtures.ASKER;
import static org.zhengtong.node.demand.DemandFixtures.DEMANDS;
import static org.zhengtong.node.demand.DemandFixtures.PROVIDER;
import static org.zhengtong.node.demand.DemandFixtures.THIRD;
import static org.zhengtong.node.demand.DemandFixtures.name;
import static org.zhengtong.node.demand.DemandFixtures.need;
import static org.zhengtong.node.demand.DemandFixtures.post;
import static org.zhengtong.node.demand.DemandFixtures.published;
import static org.zhengtong.node.demand.DemandFixtures.refused;
import static org.zhengtong.node.demand.DemandFixtures.submitted;
import static org.zhengtong.node.demand.DemandFixtures.today;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.node.testing.People;
import org.zhengtong.node.testing.People.Person;

/** Demands at one node: who may take which step, what it leaves, and the lists. */
@QuarkusTest
class DemandApiTest {

    @Inject
    Jdbi jdbi;

    private Person asker;
    private Person officer;
    private Person manager;
    private Person administrator;

    @BeforeEach
    void people() {
        People people = new People(jdbi);
        asker = people.of(ASKER, "applicant");
        officer = people.of(PROVIDER, "provider-officer");
        manager = people.of(PROVIDER, "catalogue-manager");
        administrator = people.of("", "administrator");
    }

    private String claimed(String name) {
        String id = submitted(asker, need(name));
        post(officer, id, "claim", Map.of()).statusCode(200).body("status", equalTo("ASSIGNED"));
        return id;
    }

    @Test
    void aDraftIsEditedByItsOrganisationAlone() {
        var draft = asker.sends(need("健康证明")).post(DEMANDS).then().statusCode(201);
        String id = draft.extract().path("id");
        String tag = draft.extract().header("ETag");

        asker.sends(need("健康证明信息")).put(DEMANDS + "/" + id).then().statusCode(428);
        asker.sends(need("健康证明信息"))
                .header("If-Match", tag)
                .put(DEMANDS + "/" + id)
                .then()
                .statusCode(200)
                .body("need.name", equalTo("健康证明信息"));
        refused(
                asker.sends(need("健康"))
                        .header("If-Match", tag)
                        .put(DEMANDS + "/" + id)
                        .then(),
                412,
                "PRECONDITION_FAILED");
        refused(
                post(new People(jdbi).of(THIRD, "applicant"), id, "submission", Map.of()),
                403,
                "DEMAND_OF_ANOTHER_ORGANISATION");
        refused(officer.sends().get(DEMANDS + "/" + id).then(), 404, "DEMAND_UNKNOWN");
        officer.sends(need("x")).post(DEMANDS).then().statusCode(403);
    }

    @Test
    void badInputIsRefusedAtTheEdge() {
        for (Map<String, Object> change : List.of(
                Map.<String, Object>of("name", ""),
                Map.<String, Object>of("name", "a\u0000b"),
                Map.<String, Object>of("frequency", "SOMETIMES"),
                Map.<String, Object>of("expectedProvider", "123"),
                Map.<String, Object>of("unknown", 1),
                Map.<String, Object>of("items", List.of("x".repeat(129))))) {
            Map<String, Object> need = need("坏输入");
            need.putAll(change);
            asker.sends(need).post(DEMANDS).then().statusCode(400);
        }
        asker.sends().queryParam("status", "LOST").get(DEMANDS).then().statusCode(400);
        refused(post(asker, "nothing", "submission", Map.of()), 404, "DEMAND_UNKNOWN");
    }

    @Test
    void ofTwoClaimsAtOnceOneHolds() {
        String id = submitted(asker, need("同时认领"));
        Person other = new People(jdbi).of(THIRD, "provider-officer");

        List<Integer> answers = Stream.of(officer, other)
                .map(who -> CompletableFuture.supplyAsync(
                        () -> post(who, id, "claim", Map.of()).extract().statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void whatIsNotOursGoesBackAndIsAssignedAgain() {
        String id = submitted(asker, need("不是本部门"));
        Map<String, Object> toProvider = Map.of("organisation", PROVIDER);

        refused(post(manager, id, "assignment", Map.of("organisation", THIRD)), 403, "DEMAND_OF_ANOTHER_ORGANISATION");
        post(officer, id, "assignment", toProvider).statusCode(403);
        post(administrator, id, "assignment", Map.of("organisation", THIRD)).statusCode(200);
        refused(post(officer, id, "return", Map.of("reason", "不归我局")), 403, "DEMAND_OF_ANOTHER_ORGANISATION");
        post(administrator, id, "return", Map.of("reason", " ")).statusCode(400);
        Person third = new People(jdbi).of(THIRD, "provider-officer");
        post(third, id, "return", Map.of("reason", "不归我局"))
                .statusCode(200)
                .body("status", equalTo("SUBMITTED"))
                .body("remark", equalTo("不归我局"));
        post(administrator, id, "assignment", toProvider)
                .statusCode(200)
                .body("duty.organisation", equalTo(PROVIDER))
                .body("duty.claimed", equalTo(false));

        asker.sends()
                .get(DEMANDS + "/" + id)
                .then()
                .statusCode(200)
                .body("steps.status", contains("DRAFT", "SUBMITTED", "ASSIGNED", "SUBMITTED", "ASSIGNED"))
                .body("steps.organisation[3]", equalTo(THIRD));
        assertThat(audited(id)).contains("demand.submitted", "demand.assigned");
        assertThat(clocks(id)).containsExactly("closed", "open");
    }

    @Test
    void aDutyStaysWhereItIsUntilTheAdministratorMovesIt() {
        Person third = new People(jdbi).of(THIRD, "catalogue-manager");
        String id = claimed("他人的责任");
        jdbi.useHandle(h -> h.execute("""
                UPDATE demand
                   SET document = jsonb_set(jsonb_set(document, '{duty,since}', '"2026-09-18T02:00:00Z"'), '{dueOn}', '"2026-09-25"')
                 WHERE id = ?""", id));

        refused(post(third, id, "assignment", Map.of("organisation", THIRD)), 403, "DEMAND_OF_ANOTHER_ORGANISATION");
        refused(
                post(manager, id, "assignment", Map.of("organisation", PROVIDER)),
                403,
                "DEMAND_OF_ANOTHER_ORGANISATION");
        refused(
                post(administrator, id, "assignment", Map.of("organisation", PROVIDER, "node", "511900")),
                409,
                "DEMAND_STEP_OUT_OF_TURN");
        post(administrator, id, "assignment", Map.of("organisation", PROVIDER, "node", "510000"))
                .statusCode(200)
                .body("inHand", equalTo("510000"))
                .body("duty.since", equalTo("2026-09-18T02:00:00Z"))
                .body("dueOn", equalTo("2026-09-25"));
    }

    private List<String> audited(String id) {
        return jdbi.withHandle(
                h -> h.createQuery("SELECT action FROM audit_entry WHERE subject = :id ORDER BY sequence")
                        .bind("id", id)
                        .mapTo(String.class)
                        .list());
    }

    private List<String> clocks(String id) {
        return jdbi.withHandle(
                h -> h.createQuery("""
                        SELECT CASE WHEN closed_on IS NULL THEN 'open' ELSE 'closed' END
                          FROM time_limit
                         WHERE subject LIKE :id || '.%'
                           AND kind = 'DEMAND'
                         ORDER BY subject
                        """).bind("id", id).mapTo(String.class).list());
    }

    @Test
    void anAnswerLinksAPublishedEntryOrIsRefusedWithAGround() {
        String id = claimed("关联目录");
        String resource = published(manager, name("健康证明目录"));
        Person other = new People(jdbi).of(THIRD, "provider-officer");

        refused(
                post(officer, id, "answer", Map.of("outcome", "LINKED", "resource", "105002/511900777777")),
                422,
                "DEMAND_RESOURCE_NOT_PUBLISHED");
        refused(post(officer, id, "answer", Map.of("outcome", "LINKED")), 422, "DEMAND_ANSWER_INCOMPLETE");
        refused(
                post(officer, id, "answer", Map.of("outcome", "REFUSED", "ground", "LAW_FORBIDS")),
                422,
                "DEMAND_ANSWER_INCOMPLETE");
        refused(
                post(other, id, "answer", Map.of("outcome", "LINKED", "resource", resource)),
                403,
                "DEMAND_OF_ANOTHER_ORGANISATION");
        post(officer, id, "answer", Map.of("outcome", "LINKED", "resource", resource))
                .statusCode(200)
                .body("status", equalTo("LINKED"))
                .body("answer.resource", equalTo(resource));
        refused(
                post(officer, id, "answer", Map.of("outcome", "LINKED", "resource", resource)),
                409,
                "DEMAND_STEP_OUT_OF_TURN");

        post(asker, id, "closure", Map.of("reason", "已满足")).statusCode(200).body("status", equalTo("CLOSED"));
    }

    @Test
    void aPromiseIsKeptByPublishingTheEntry() {
        LocalDate today = today();
        String id = claimed("待编目数据");
        String entry = name("待编目");
        post(
                        officer,
                        id,
                        "answer",
                        Map.of(
                                "outcome",
                                "PROMISED",
                                "entryName",
                                entry,
                                "promisedFor",
                                today.minusDays(1).toString()))
                .statusCode(422);
        post(
                        officer,
                        id,
                        "answer",
                        Map.of(
                                "outcome",
                                "PROMISED",
                                "entryName",
                                entry,
                                "promisedFor",
                                today.plusDays(9).toString()))
                .statusCode(200)
                .body("dueOn", equalTo(today.plusDays(9).toString()));

        String resource = published(manager, entry);

        asker.sends()
                .get(DEMANDS + "/" + id)
                .then()
                .body("demand.status", equalTo("LINKED"))
                .body("demand.answer.resource", equalTo(resource))
                .body("demand.answer.promisedFor", equalTo(today.plusDays(9).toString()));
    }

    @Test
    void anAnswerIsDisputedOnceUpwards() {
        String id = claimed("提请协调");
        post(officer, id, "answer", Map.of("outcome", "REFUSED", "ground", "NOT_READY", "text", "系统建设中"))
                .statusCode(200)
                .body("answer.ground", equalTo("NOT_READY"));
        assertThat(audited(id)).contains("demand.refused");

        post(asker, id, "dispute", Map.of("reason", "法定应当共享"))
                .statusCode(200)
                .body("status", equalTo("DISPUTED"))
                .body("inHand", equalTo("510000"));

        refused(
                post(administrator, id, "ruling", Map.of("upheld", true, "reason", "x")),
                409,
                "DEMAND_AT_ANOTHER_NODE");
        refused(post(asker, id, "dispute", Map.of("reason", "x")), 409, "DEMAND_AT_ANOTHER_NODE");
    }
}
