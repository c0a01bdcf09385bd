// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.zhengtong.node.catalogue.ApplicationFixtures.APPLICATIONS;
import static org.zhengtong.node.catalogue.ApplicationFixtures.OFFICE_HOURS;
import static org.zhengtong.node.catalogue.ApplicationFixtures.application;
import static org.zhengtong.node.catalogue.ApplicationFixtures.conditional;
import static org.zhengtong.node.catalogue.ApplicationFixtures.step;
import static org.zhengtong.node.catalogue.ApplicationFixtures.submitted;
import static org.zhengtong.node.catalogue.ApplicationFixtures.today;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ORGANISATION;
import static org.zhengtong.node.catalogue.CatalogueFixtures.applicationSystem;
import static org.zhengtong.node.catalogue.CatalogueFixtures.json;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** From draft to decision, at one node: once asked for papers, one extension, one decision, whoever repeats or comes second. */
@QuarkusTest
@TestSecurity(
        user = "officer-1",
        roles = {"catalogue-manager", "applicant", "provider-officer", "administrator"},
        attributes = @SecurityAttribute(key = "organisation", value = ORGANISATION))
class ApplicationProcedureTest {

    @Inject
    Jdbi jdbi;

    @Test
    void missingPapersAreAskedForOnceWhileTheClockRests() {
        String id = submitted();
        step(id, "gaps", Map.of("gaps", List.of("用数承诺书", "系统等级保护备案")))
                .then()
                .statusCode(200)
                .body("status", equalTo("SUPPLEMENT_REQUESTED"))
                .body("gaps", contains("用数承诺书", "系统等级保护备案"))
                .body("timeLimit.state", equalTo("PAUSED"));

        Map<String, Object> paper =
                Map.of("name", "用数承诺书", "algorithm", "SM3", "digest", "ab".repeat(32), "size", 20480);
        step(id, "supplement", Map.of("papers", List.of(paper), "remark", "备案证明一并附上"))
                .then()
                .statusCode(200)
                .body("status", equalTo("SUBMITTED"))
                .body("papers", hasSize(1))
                .body("timeLimit.state", equalTo("RUNNING"));

        step(id, "gaps", Map.of("gaps", List.of("再补一份")))
                .then()
                .statusCode(409)
                .body("code", equalTo("SUPPLEMENT_ASKED_BEFORE"));
    }

    @Test
    void aGrantInPartSaysWhereItIsLess() {
        String resource = conditional();
        Map<String, Object> wide = application(resource, applicationSystem());
        wide.put("timeWindow", OFFICE_HOURS);
        String id = json().body(wide).post(APPLICATIONS).path("id");

        step(
                        id,
                        "decision",
                        Map.of(
                                "outcome",
                                "GRANTED",
                                "areaPrefix",
                                "511903",
                                "quotaPerDay",
                                100,
                                "timeWindow",
                                Map.of("from", "09:00", "to", "12:00", "days", List.of("MONDAY"))))
                .then()
                .statusCode(200)
                .body("status", equalTo("PARTLY_GRANTED"))
                .body("differences.field", contains("areaPrefix", "quotaPerDay", "timeWindow"))
                .body("decidedBy", equalTo("officer-1"))
                .body("timeLimit.state", equalTo("MET"));

        given().queryParam("resource", resource)
                .get("/api/v1/grants")
                .then()
                .body("items[0].areaPrefix", equalTo("511903"))
                .body("items[0].divisionItem", equalTo("division"))
                .body("items[0].quotaPerDay", equalTo(100))
                .body("items[0].standing", equalTo("IN_FORCE"));
    }

    @Test
    void theTimeToAnswerIsExtendedOnceWithAReason() {
        String id = submitted();
        String due = given().get(APPLICATIONS + "/" + id).path("timeLimit.dueOn");

        String later = step(id, "extension", Map.of("reason", "须省级部门会签", "workingDays", 5))
                .then()
                .statusCode(200)
                .body("timeLimit.extensionReason", equalTo("须省级部门会签"))
                .extract()
                .path("timeLimit.dueOn");

        assertThat(LocalDate.parse(later)).isAfter(LocalDate.parse(due));
        step(id, "extension", Map.of("reason", "再延"))
                .then()
                .statusCode(409)
                .body("code", equalTo("TIME_LIMIT_EXTENDED_BEFORE"));
        step(id, "extension", Map.of()).then().statusCode(400);
    }

    @Test
    void aDraftIsKeptUntilItIsSubmitted() {
        Map<String, Object> draft = application(conditional(), applicationSystem());
        draft.put("draft", true);
        Response kept = json().body(draft).post(APPLICATIONS);
        String id = kept.then()
                .statusCode(201)
                .body("status", equalTo("DRAFT"))
                .extract()
                .path("id");
        String tag = kept.header("ETag");
        draft.put("scene", "开办餐饮店一件事");

        json().header("If-Match", tag)
                .body(draft)
                .put(APPLICATIONS + "/" + id)
                .then()
                .statusCode(200)
                .body("scene", equalTo("开办餐饮店一件事"));
        json().header("If-Match", tag)
                .body(draft)
                .put(APPLICATIONS + "/" + id)
                .then()
                .statusCode(412);
        json().body(draft).put(APPLICATIONS + "/" + id).then().statusCode(428);

        step(id, "submission", Map.of()).then().statusCode(200).body("status", equalTo("SUBMITTED"));
        step(id, "submission", Map.of()).then().statusCode(409).body("code", equalTo("APPLICATION_STATE_FORBIDS"));
    }

    @Test
    void whatIsWithdrawnIsNotDecided() {
        String id = submitted();
        step(id, "withdrawal", Map.of("reason", "需求变化")).then().statusCode(200).body("status", equalTo("WITHDRAWN"));

        step(id, "decision", Map.of("outcome", "GRANTED"))
                .then()
                .statusCode(409)
                .body("code", equalTo("APPLICATION_DECIDED"));
    }

    @Test
    void aRepeatedKeyGivesTheSameApplication() {
        Map<String, Object> body = application(conditional(), applicationSystem());
        String key = UUID.randomUUID().toString();

        String first = json().header("Idempotency-Key", key)
                .body(body)
                .post(APPLICATIONS)
                .path("id");
        String again = json().header("Idempotency-Key", key)
                .body(body)
                .post(APPLICATIONS)
                .path("id");
        Map<String, Object> other = application(conditional(), applicationSystem());

        assertThat(again).isEqualTo(first);
        json().header("Idempotency-Key", key)
                .body(other)
                .post(APPLICATIONS)
                .then()
                .statusCode(409)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void ofManyWhoDecideAtOnceOneHolds() {
        String id = submitted();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<CompletableFuture<Response>> decisions = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Map<String, Object> decision =
                    i % 2 == 0 ? Map.of("outcome", "GRANTED") : Map.of("outcome", "REFUSED", "reason", "用途与职责无关");
            decisions.add(CompletableFuture.supplyAsync(() -> step(id, "decision", decision), threads));
        }

        List<Response> answers = decisions.stream().map(CompletableFuture::join).toList();
        threads.shutdown();

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() != 200).allSatisfy(answer -> answer.then()
                .statusCode(409)
                .body("code", equalTo("APPLICATION_DECIDED"))
                .body("decidedBy", equalTo("officer-1")));
    }

    @Test
    void applicationsAreFoundByTheirClock() {
        String soon = submitted();
        String running = submitted();
        jdbi.useHandle(h -> h.createUpdate("UPDATE time_limit SET due_on = :today WHERE subject = :id")
                .bind("today", today())
                .bind("id", soon)
                .execute());

        given().queryParam("timeLimit", "DUE_SOON")
                .queryParam("side", "provider")
                .get(APPLICATIONS)
                .then()
                .statusCode(200)
                .body("items.id", hasItem(soon))
                .body("items.id", not(hasItem(running)))
                .body("items.find { it.id == '" + soon + "' }.timeLimit.workingDaysLeft", equalTo(0));
    }

    @Test
    void anAreaOfAResourceThatDoesNotTellItIsRefused() {
        Map<String, Object> application = application(
                CatalogueFixtures.published(CatalogueFixtures.entry(CatalogueFixtures.name("开放气象"))),
                applicationSystem());
        application.put("areaPrefix", "5119");

        json().body(application)
                .post(APPLICATIONS)
                .then()
                .statusCode(422)
                .body("code", equalTo("ROW_FILTER_NOT_APPLICABLE"));
    }
}
