// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.register.Licence.Action;
import org.zhengtong.registry.register.Licence.Status;
import org.zhengtong.registry.testing.Events;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.StatusLists;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.event.LicenceStatusChanged;
import org.zhengtong.schemas.statuslist.StatusReference;

/**
 * Stops what takes effect by itself (预定生效) after each of its steps, as a crash would: a decision dated ahead, and a renewal ahead of time
 * whose turn has come. The register's own run does not touch them, as their time is still to come by its clock.
 */
@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class DueChangesCrashTest {

    private static final Caller REGISTRAR =
            new Caller("bz-registrar", Caller.Kind.PERSON, TrustResource.BAZHONG, Optional.empty());

    private static final int MANY = 1_000;

    /** The day after tomorrow, so that it is still to come when midnight passes while a test runs. */
    private final LocalDate ahead = LocalDate.now(Licence.LEGAL_ZONE).plusDays(2);

    private final Instant turn = ahead.atStartOfDay(Licence.LEGAL_ZONE).toInstant();

    @Inject
    LicenceStore licences;

    @Inject
    LicenceEventStore events;

    @Inject
    StatusLine statusLine;

    @Inject
    StatusChange change;

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void stoppedWhileItIsRecordedThereIsNothingOfADecision() {
        LicenceIdentifier licence = issued();
        QuarkusTransaction.begin();
        decide(licence);
        QuarkusTransaction.rollback();

        run();

        assertThat(status(licence)).isEqualTo(Status.IN_FORCE);
        assertThat(events.history(licence).events()).hasSize(1);
        assertThat(waiting(licence)).isZero();
    }

    @Test
    void stoppedAfterEachStepADecisionAheadTakesEffectOnce() {
        LicenceIdentifier licence = issued();
        QuarkusTransaction.requiringNew().run(() -> decide(licence));

        stopAfterEachStep(licence, Status.SUSPENDED);

        takeEffectOnce(List.of(licence), Status.SUSPENDED);
    }

    @Test
    void stoppedAfterEachStepARenewalAheadTakesItsTurnOnce() {
        LicenceIdentifier old = issued();
        given().contentType("application/json")
                .header("Idempotency-Key", Registry.freshNumber())
                .body(Map.of("validFrom", ahead.toString(), "validTo", "2099-12-31"))
                .post("/api/v1/licences/" + old.value() + "/renewal")
                .then()
                .statusCode(201);

        stopAfterEachStep(old, Status.SUPERSEDED);

        takeEffectOnce(List.of(old), Status.SUPERSEDED);
        assertThat(status(old.nextVersion())).isEqualTo(Status.IN_FORCE);
    }

    @Test
    void stoppedBetweenTwoLicencesBothWaitAndBothTakeEffect() {
        List<LicenceIdentifier> both = List.of(issued(), issued());
        both.forEach(licence -> QuarkusTransaction.requiringNew().run(() -> decide(licence)));
        QuarkusTransaction.begin();
        assertThat(events.takeDue(turn, MANY)).containsAll(both);
        statusLine.bringUpToDate(licences.findForChange(both.get(0)).orElseThrow(), events.history(both.get(0)), turn);
        QuarkusTransaction.rollback();
        both.forEach(this::stillWaits);

        takeEffectOnce(both, Status.SUSPENDED);
    }

    @Test
    void howeverManyAreDueOneRunDoesThemAll() {
        LicenceIdentifier licence = issued();
        QuarkusTransaction.requiringNew().run(() -> decide(licence));
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO licence_due (identifier, due_at)
                        SELECT :identifier, :turn::timestamptz + n * interval '1 second'
                        FROM generate_series(1, 450) AS n
                        """)
                .bind("identifier", licence.value())
                .bind("turn", turn)
                .execute());

        due(turn.plus(Duration.ofHours(1))).apply();

        assertThat(waiting(licence)).isZero();
        assertThat(status(licence)).isEqualTo(Status.SUSPENDED);
    }

    /** After it was taken, after the licence's status followed, and after the status list did, which is all but the commit. */
    private void stopAfterEachStep(LicenceIdentifier licence, Status status) {
        QuarkusTransaction.begin();
        assertThat(events.takeDue(turn, MANY)).contains(licence);
        QuarkusTransaction.rollback();
        stillWaits(licence);

        QuarkusTransaction.begin();
        events.takeDue(turn, MANY);
        licences.updateStatus(licences.findForChange(licence).orElseThrow().in(status));
        QuarkusTransaction.rollback();
        stillWaits(licence);

        QuarkusTransaction.begin();
        due(turn).applyNext(turn);
        assertThat(status(licence)).isEqualTo(status);
        QuarkusTransaction.rollback();
        stillWaits(licence);
    }

    private void stillWaits(LicenceIdentifier licence) {
        assertThat(status(licence)).isEqualTo(Status.IN_FORCE);
        assertThat(waiting(licence)).isEqualTo(1);
    }

    /** However often it runs, the status list gets one change; history and events keep the one line that was there when it was recorded. */
    private void takeEffectOnce(List<LicenceIdentifier> taking, Status status) {
        List<StatusReference> entries = taking.stream()
                .map(licence -> StatusLists.reference(licence.value()))
                .toList();
        QuarkusTransaction.begin();
        due(turn).applyNext(turn);
        due(turn).applyNext(turn);
        assertThat(entries).allSatisfy(entry -> assertThat(changes(entry)).isEqualTo(1));
        QuarkusTransaction.commit();
        run();

        for (LicenceIdentifier licence : taking) {
            assertThat(status(licence)).isEqualTo(status);
            assertThat(waiting(licence)).isZero();
            assertThat(events.history(licence).events()).hasSize(2);
            assertThat(Events.await(LicenceStatusChanged.class, licence.value(), 1))
                    .hasSize(1);
        }
        entries.forEach(entry -> await().until(() -> StatusLists.status(entry), status.inStatusList()::equals));
    }

    private void run() {
        due(turn).apply();
    }

    /** What the register runs every second, by a clock that is ahead. */
    private DueChanges due(Instant now) {
        return new DueChanges(licences, events, statusLine, Clock.fixed(now, Licence.LEGAL_ZONE));
    }

    private static LicenceIdentifier issued() {
        return new LicenceIdentifier(Registry.issued(Registry.foodOrder()));
    }

    private void decide(LicenceIdentifier licence) {
        change.change(licence, new StatusDecision(Action.SUSPEND, "责令停业整顿", null, null, turn), REGISTRAR);
    }

    private Status status(LicenceIdentifier licence) {
        return licences.find(licence).orElseThrow().status();
    }

    private long waiting(LicenceIdentifier licence) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT count(*) FROM licence_due WHERE identifier = :identifier")
                        .bind("identifier", licence.value())
                        .mapTo(Long.class)
                        .one());
    }

    private long changes(StatusReference entry) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM status_list_change WHERE list = :list AND index = :index")
                .bind("list", entry.list())
                .bind("index", entry.index())
                .mapTo(Long.class)
                .one());
    }
}
