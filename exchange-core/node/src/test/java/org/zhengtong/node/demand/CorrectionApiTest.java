// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.zhengtong.node.demand.DemandFixtures.ASKER;
import static org.zhengtong.node.demand.DemandFixtures.PROVIDER;
import static org.zhengtong.node.demand.DemandFixtures.THIRD;
import static org.zhengtong.node.demand.DemandFixtures.name;
import static org.zhengtong.node.demand.DemandFixtures.published;
import static org.zhengtong.node.demand.DemandFixtures.refused;
import static org.zhengtong.node.demand.EvidenceOfExchanges.doubt;
import static org.zhengtong.node.demand.EvidenceOfExchanges.entryDoubt;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.node.evidence.EvidenceLog;
import org.zhengtong.node.testing.OpenLimits;
import org.zhengtong.node.testing.People;
import org.zhengtong.node.testing.People.Person;

/** Corrections at one node: the evidence they need, who takes which step, the clock, and what nobody gets to see. */
@QuarkusTest
class CorrectionApiTest {

    static final String CORRECTIONS = "/api/v1/corrections";

    @Inject
    Jdbi jdbi;

    @Inject
    EvidenceLog log;

    private EvidenceOfExchanges evidence;
    private Person raiser;
    private Person officer;
    private Person stranger;
    private String resource;

    @BeforeEach
    void prepare() {
        evidence = new EvidenceOfExchanges(log);
        People people = new People(jdbi);
        raiser = people.of(ASKER, "applicant");
        officer = people.of(PROVIDER, "provider-officer");
        stranger = people.of(THIRD, "provider-officer", "applicant");
        resource = published(people.of(PROVIDER, "catalogue-manager"), name("校核样例"));
    }

    static String raised(Person raiser, Map<String, Object> doubt) {
        return raiser.sends(doubt)
                .post(CORRECTIONS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static ValidatableResponse post(Person who, String id, String step, Object body) {
        return who.sends(body).post(CORRECTIONS + "/" + id + "/" + step).then();
    }

    @Test
    void theClockWaitsForPapersAndIsExtendedOnceWhileTheCaseGoesOn() {
        ValidatableResponse doubted = raiser.sends(entryDoubt(resource))
                .post(CORRECTIONS)
                .then()
                .statusCode(201)
                .body("status", equalTo("RAISED"))
                .body("caseRule.zh", containsString("照常办理"))
                .body("providerOrganisation", equalTo(PROVIDER));
        String id = doubted.extract().path("id");
        LocalDate due = LocalDate.parse(doubted.extract().path("dueOn"));

        refused(post(stranger, id, "question", Map.of("text", "x")), 403, "CORRECTION_OF_ANOTHER_ORGANISATION");
        post(officer, id, "question", Map.of("text", "请补充截图"))
                .statusCode(200)
                .body("status", equalTo("MORE_NEEDED"))
                .body("dueOn", nullValue());
        assertThat(clock(id, "paused_on IS NOT NULL")).isTrue();
        refused(
                post(officer, id, "answer", Map.of("outcome", "UNFOUNDED", "text", "x")),
                409,
                "CORRECTION_STEP_OUT_OF_TURN");
        post(raiser, id, "supplement", Map.of("text", "截图一份"))
                .statusCode(200)
                .body("dueOn", equalTo(due.toString()))
                .body("supplements", contains("截图一份"));
        refused(post(officer, id, "question", Map.of("text", "再补一份")), 409, "CORRECTION_MORE_ASKED_BEFORE");
        String extended = post(officer, id, "extension", Map.of("workingDays", 3, "reason", "须现场核查"))
                .statusCode(200)
                .extract()
                .path("dueOn");
        assertThat(LocalDate.parse(extended)).isAfter(due);
        refused(
                post(officer, id, "extension", Map.of("workingDays", 3, "reason", "再次")),
                409,
                "TIME_LIMIT_EXTENDED_BEFORE");
    }

    @Test
    void theRaiserSeesTheAnswerAndRatesIt() {
        String id = raised(raiser, entryDoubt(resource));
        post(officer, id, "answer", Map.of("outcome", "UNFOUNDED", "text", "与实际相符"))
                .statusCode(200)
                .body("outcome", equalTo("UNFOUNDED"))
                .body("caseRule", nullValue());
        assertThat(clock(id, "closed_on IS NOT NULL")).isTrue();

        post(raiser, id, "closure", Map.of("rating", 6, "text", "满意")).statusCode(400);
        refused(
                post(stranger, id, "closure", Map.of("rating", 5, "text", "满意")),
                403,
                "CORRECTION_OF_ANOTHER_ORGANISATION");
        post(raiser, id, "closure", Map.of("rating", 4, "text", "满意"))
                .statusCode(200)
                .body("rating", equalTo(4));
    }

    @Test
    void anEntryFoundWrongIsToBeUpdatedInTime() {
        String id = raised(raiser, entryDoubt(resource));

        post(officer, id, "answer", Map.of("outcome", "CORRECTED", "text", "更新周期应为每日"))
                .statusCode(200);

        assertThat(OpenLimits.subjects(raiser::sends, "CATALOGUE_UPDATE")).contains(resource + "@1");
    }

    private boolean clock(String id, String state) {
        return jdbi.withHandle(h -> h.createQuery(
                        "SELECT count(*) = 1 FROM time_limit WHERE kind = 'CORRECTION' AND subject = :id AND " + state)
                .bind("id", id)
                .mapTo(Boolean.class)
                .one());
    }

    @Test
    void aDatumIsDoubtedOnTheEvidenceOfOnesOwnExchangeAlone() {
        Map<String, Object> own = evidence.datum(resource, ASKER);
        Map<String, Object> others = evidence.datum(resource, THIRD);
        Map<String, Object> mixed = evidence.datum(resource, ASKER);
        mixed.put("exchangeId", own.get("exchangeId"));
        Map<String, Object> altered = evidence.datum(resource, ASKER);
        altered.put("receipt", String.valueOf(altered.get("receipt")).replaceFirst("[A-Z]", "_"));
        Map<String, Object> item = evidence.datum(resource, ASKER);
        item.put("item", "salary");

        for (Map<String, Object> datum : List.of(others, mixed, altered)) {
            refused(raiser.sends(doubt(resource, datum)).post(CORRECTIONS).then(), 422, "CORRECTION_EVIDENCE_FAILS");
        }
        refused(raiser.sends(doubt(resource, item)).post(CORRECTIONS).then(), 422, "CORRECTION_ITEM_UNKNOWN");
        refused(
                raiser.sends(doubt("105002/511900777777", own))
                        .post(CORRECTIONS)
                        .then(),
                422,
                "CORRECTION_RESOURCE_UNKNOWN");
        own.put("recordKey", "a\u0000");
        raiser.sends(doubt(resource, own)).post(CORRECTIONS).then().statusCode(400);
        officer.sends(entryDoubt(resource)).post(CORRECTIONS).then().statusCode(403);
    }

    @Test
    void valuesAreForTheProvidersOfficerAloneAndInNoAudit() {
        String id = raised(raiser, doubt(resource, evidence.datum(resource, ASKER)));

        for (Person who : List.of(raiser, officer)) {
            who.sends()
                    .get(CORRECTIONS + "/" + id)
                    .then()
                    .statusCode(200)
                    .body("correction.datum.recordKeyMask", equalTo("511************012"))
                    .body(not(containsString("511902209901010012")))
                    .body(not(containsString("511902209902020036")));
        }
        refused(stranger.sends().get(CORRECTIONS + "/" + id).then(), 404, "CORRECTION_UNKNOWN");
        post(raiser, id, "values", Map.of()).statusCode(403);
        refused(post(stranger, id, "values", Map.of()), 403, "CORRECTION_OF_ANOTHER_ORGANISATION");
        post(officer, id, "values", Map.of())
                .statusCode(200)
                .body("recordKey", equalTo("511902209901010012"))
                .body("valueClaimed", equalTo("511902209902020036"));

        assertThat(count("SELECT count(*) FROM audit_entry WHERE action = 'correction.values-read' AND subject = '" + id
                        + "'"))
                .isEqualTo(1);
        assertThat(count("SELECT count(*) FROM audit_entry a WHERE a::text LIKE '%51190220000101%'"))
                .isZero();
    }

    private long count(String sql) {
        return jdbi.withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
    }

    @Test
    void overdueAnswersAreListedToThoseConcerned() {
        String id = raised(raiser, entryDoubt(resource));
        jdbi.useHandle(h -> h.execute("""
                UPDATE correction
                   SET due_on = due_on - 40,
                       document = jsonb_set(document, '{dueOn}', to_jsonb(due_on - 40))
                 WHERE id = ?""", id));

        officer.sends()
                .queryParam("overdue", true)
                .get(CORRECTIONS)
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id))
                .body("items.find { it.id == '" + id + "' }.overdue", equalTo(true));
        stranger.sends().get(CORRECTIONS).then().body("items.id", not(hasItem(id)));
        new People(jdbi)
                .of("", "auditor")
                .sends()
                .queryParam("resource", resource)
                .get(CORRECTIONS)
                .then()
                .body("items.id", contains(id));
        new People(jdbi)
                .of(ASKER, "licence-reader")
                .sends()
                .get(CORRECTIONS)
                .then()
                .statusCode(403);
    }
}
