// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ORGANISATION;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.timelimit.TimeLimit;
import org.zhengtong.catalog.timelimit.TimeLimitKind;
import org.zhengtong.catalog.timelimit.TimeLimitRules;
import org.zhengtong.catalog.timelimit.TimeLimits;
import org.zhengtong.catalog.timelimit.WorkingCalendar;
import org.zhengtong.kernel.outbox.EventsConfig;
import org.zhengtong.node.testing.Events;
import org.zhengtong.schemas.event.TimeLimitEscalated;

@QuarkusTest
@TestSecurity(
        user = "officer-1",
        roles = {"provider-officer"},
        attributes = @SecurityAttribute(key = "organisation", value = ORGANISATION))
class TimeLimitApiTest {

    private static final String LIMITS = "/api/v1/time-limits";
    private static final String OTHER = "11120000009000066B";

    @Inject
    TimeLimits limits;

    @Inject
    TimeLimitRules rules;

    @Inject
    Jdbi jdbi;

    @Inject
    EventsConfig events;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> broker;

    /** A limit of ten working days with so many left; fewer than none is overdue. */
    private TimeLimit leaving(int workingDays) {
        WorkingCalendar calendar = rules.calendar();
        LocalDate start = rules.today();
        while (calendar.between(rules.today(), calendar.plus(start, 10)) > workingDays) {
            start = start.minusDays(1);
        }
        LocalDate began = start;
        return QuarkusTransaction.requiringNew()
                .call(() -> limits.open(
                        TimeLimitKind.CORRECTION,
                        UUID.randomUUID().toString(),
                        ORGANISATION,
                        Optional.of(OTHER),
                        began));
    }

    private ValidatableResponse list(String state) {
        return given().queryParam("state", state)
                .queryParam("kind", "CORRECTION")
                .queryParam("limit", 200)
                .get(LIMITS)
                .then()
                .statusCode(200);
    }

    @Test
    void whatIsDueSoonIsFoundWithWhatIsLeft() {
        TimeLimit soon = leaving(1);
        TimeLimit running = leaving(9);

        list("DUE_SOON")
                .body("items.subject", hasItem(soon.subject()))
                .body("items.subject", not(hasItem(running.subject())))
                .body("items.find { it.subject == '" + soon.subject() + "' }.workingDaysLeft", equalTo(1))
                .body("items.find { it.subject == '" + soon.subject() + "' }.ageWorkingDays", equalTo(9));
        list("RUNNING").body("items.subject", hasItem(running.subject()));
    }

    @Test
    void eachEscalationIsRecordedOnceWithAuditAndEvent() {
        TimeLimit overdue = leaving(-6);
        String subject = overdue.subject();

        await().until(() ->
                limits.find(TimeLimitKind.CORRECTION, subject).orElseThrow().escalation() == 2);

        list("ESCALATED").body("items.subject", hasItem(subject));
        List<TimeLimitEscalated> heard = Events.received(
                broker,
                events,
                TimeLimitEscalated.class,
                event -> event.getSubject().equals(subject),
                1);
        assertThat(heard).hasSize(1).allSatisfy(event -> assertThat(event.getLevel())
                .isEqualTo(2));
        assertThat(audited(subject)).containsExactly("time-limit.escalated");
    }

    private List<String> audited(String subject) {
        return jdbi.withHandle(h -> h.createQuery("SELECT action FROM audit_entry WHERE subject = :subject")
                .bind("subject", subject)
                .mapTo(String.class)
                .list());
    }

    @Test
    void whatIsDoneCountsForOrAgainstTheOrganisation() {
        TimeLimit late = leaving(-6);
        TimeLimit extended = leaving(3);

        QuarkusTransaction.requiringNew().run(() -> {
            limits.close(TimeLimitKind.CORRECTION, late.subject());
            limits.close(TimeLimitKind.CORRECTION, extended.subject());
        });

        list("MISSED").body("items.subject", hasItem(late.subject()));
        list("MET").body("items.subject", hasItem(extended.subject()));
        given().get(LIMITS + "/statistics")
                .then()
                .statusCode(200)
                .body("find { it.kind == 'CORRECTION' }.organisation", equalTo(ORGANISATION))
                .body("find { it.kind == 'CORRECTION' }.missed", not(equalTo(0)));
    }

    @Test
    void anExtensionIsAuditedAndMovesTheEnd() {
        String subject = UUID.randomUUID().toString();
        TimeLimit opened = QuarkusTransaction.requiringNew()
                .call(() -> limits.open(TimeLimitKind.DEMAND, subject, ORGANISATION, Optional.empty()));

        TimeLimit extended = QuarkusTransaction.requiringNew()
                .call(() -> limits.extend(TimeLimitKind.DEMAND, subject, OptionalInt.of(4), "须会签"));

        assertThat(rules.calendar().between(opened.dueOn(), extended.dueOn())).isEqualTo(4);
        assertThat(audited(subject)).containsExactly("time-limit.extended");
    }

    @Test
    void pagesFollowTheEndOfTheLimits() {
        leaving(4);
        leaving(6);

        String first = given().queryParam("limit", 1).get(LIMITS).path("items[0].subject");
        String cursor = given().queryParam("limit", 1).get(LIMITS).path("nextCursor");

        given().queryParam("limit", 1)
                .queryParam("cursor", cursor)
                .get(LIMITS)
                .then()
                .statusCode(200)
                .body("items.subject", not(contains(first)));
    }

    @Test
    void anotherOrganisationsLimitsAreNotShown() {
        given().queryParam("organisation", OTHER)
                .get(LIMITS)
                .then()
                .statusCode(403)
                .body("code", equalTo("TIME_LIMIT_OF_ANOTHER_ORGANISATION"));
    }

    @Test
    @TestSecurity(
            user = "applicant-9",
            roles = {"applicant"},
            attributes = @SecurityAttribute(key = "organisation", value = OTHER))
    void whoWaitsSeesTheLimit() {
        TimeLimit running = leaving(9);

        list("RUNNING").body("items.subject", hasItem(running.subject()));
    }

    @Test
    @TestSecurity(
            user = "reader-1",
            roles = {"caseworker"})
    void whoHasNoPartInSharingSeesNone() {
        given().get(LIMITS).then().statusCode(403);
        given().get(LIMITS + "/statistics").then().statusCode(403);
    }
}
