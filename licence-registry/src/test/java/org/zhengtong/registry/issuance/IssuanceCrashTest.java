// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.kernel.group.Outcome;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.batch.BatchIssuance;
import org.zhengtong.registry.batch.BatchSweep;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.registry.register.Holder;
import org.zhengtong.registry.register.LicenceStore;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.code.LicenceTypeCode;
import org.zhengtong.schemas.code.OrganisationCode;
import org.zhengtong.schemas.licence.LicenceDocument;

/** Stops an issuance after each of its steps, as a crash would, and expects the sweep to leave nothing unexplained. */
@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class IssuanceCrashTest {

    private static final Caller REGISTRAR =
            new Caller("bz-registrar", Caller.Kind.PERSON, TrustResource.BAZHONG, Optional.empty());

    @Inject
    Issuance issuance;

    @Inject
    IdentifierReservation reservation;

    @Inject
    IssuanceSweep sweep;

    @Inject
    LicenceStore licences;

    @Inject
    BatchIssuance batch;

    @Inject
    BatchSweep batches;

    @Inject
    ObjectMapper json;

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void stoppedAfterTheReservationTheLicenceIsSignedAndEntered() {
        Reservation reserved = reserve(order(null));

        sweep.repair(Duration.ZERO);

        assertThat(state(reserved)).isEqualTo("ENTERED");
        Registry.verify(reserved.identifier().value()).then().body("verdict", equalTo("VALID"));
    }

    @Test
    void stoppedAfterTheSignatureTheLicenceIsEnteredWithTheSameContent() {
        Reservation reserved = reserve(order(null));
        LicenceDocument lost = issuance.sign(reserved);

        sweep.repair(Duration.ZERO);

        assertThat(licences.find(reserved.identifier()).orElseThrow().document().content())
                .isEqualTo(lost.content());
    }

    @Test
    void stoppedInsideTheEntryNothingOfItStaysAndTheSweepEntersItOnce() {
        Reservation reserved = reserve(order(null));
        LicenceDocument signed = issuance.sign(reserved);
        QuarkusTransaction.begin();
        issuance.entered(List.of(new Issuance.Signed(reserved.id(), signed)));
        QuarkusTransaction.rollback();
        assertThat(licences.find(reserved.identifier())).isEmpty();

        sweep.repair(Duration.ZERO);
        sweep.repair(Duration.ZERO);

        assertThat(state(reserved)).isEqualTo("ENTERED");
        assertThat(count("licence_event", reserved)).isEqualTo(1);
    }

    @Test
    void theClientThatRepeatsAfterACrashGetsTheLicence() {
        LicenceOrder order = order(null);
        String key = UUID.randomUUID().toString();
        Reservation reserved = QuarkusTransaction.requiringNew().call(() -> reservation.reserve(order, key, REGISTRAR));

        Issuance.Issued issued = issuance.issue(order, key, REGISTRAR);

        assertThat(issued.licence().orElseThrow().identifier()).isEqualTo(reserved.identifier());
    }

    @Test
    void aRenewalStoppedAfterEachStepSupersedesItsPredecessorOnce() {
        LicenceIdentifier reservedOnly = new LicenceIdentifier(Registry.issued(Registry.foodOrder()));
        LicenceIdentifier signedOnly = new LicenceIdentifier(Registry.issued(Registry.foodOrder()));
        LicenceIdentifier halfEntered = new LicenceIdentifier(Registry.issued(Registry.foodOrder()));
        reserve(order(reservedOnly));
        issuance.sign(reserve(order(signedOnly)));
        Reservation reserved = reserve(order(halfEntered));
        LicenceDocument signed = issuance.sign(reserved);
        QuarkusTransaction.begin();
        issuance.entered(List.of(new Issuance.Signed(reserved.id(), signed)));
        QuarkusTransaction.rollback();
        Registry.verify(halfEntered.value()).then().body("verdict", equalTo("VALID"));

        sweep.repair(Duration.ZERO);
        sweep.repair(Duration.ZERO);

        for (LicenceIdentifier old : List.of(reservedOnly, signedOnly, halfEntered)) {
            Registry.verify(old.value()).then().body("verdict", equalTo("SUPERSEDED"));
            Registry.verify(old.nextVersion().value()).then().body("verdict", equalTo("VALID"));
        }
        assertThat(count("licence_event", reserved)).isEqualTo(1);
    }

    @Test
    void aBatchStoppedAnywhereGivesEachRowOneLicence() {
        String reservedRow = UUID.randomUUID().toString();
        String enteredRow = UUID.randomUUID().toString();
        Map<String, Object> reservedOrder = Registry.foodOrder();
        Map<String, Object> enteredOrder = Registry.foodOrder();
        String id = QuarkusTransaction.requiringNew()
                .call(() -> batch.receive(
                        List.of(
                                row(reservedRow, reservedOrder),
                                row(enteredRow, enteredOrder),
                                row(UUID.randomUUID().toString(), Registry.foodOrder())),
                        UUID.randomUUID().toString(),
                        REGISTRAR));
        Reservation reserved = QuarkusTransaction.requiringNew()
                .call(() -> reservation.reserve(read(reservedOrder), reservedRow, REGISTRAR));
        LicenceIdentifier entered = issuance.issue(read(enteredOrder), enteredRow, REGISTRAR)
                .licence()
                .orElseThrow()
                .identifier();

        batches.resume(Duration.ZERO);
        batches.resume(Duration.ZERO);

        given().get("/api/v1/issuance-batches/" + id + "/rows")
                .then()
                .body("items.outcome", equalTo(List.of("ISSUED", "ISSUED", "ISSUED")))
                .body("items[0].identifier", equalTo(reserved.identifier().value()))
                .body("items[1].identifier", equalTo(entered.value()));
        assertThat(count("licence_event", reserved)).isEqualTo(1);
    }

    private JsonNode row(String requestId, Map<String, Object> order) {
        return json.valueToTree(Map.of("requestId", requestId, "licence", order));
    }

    private LicenceOrder read(Map<String, Object> order) {
        return json.convertValue(order, IssuanceApi.IssueRequest.class).order();
    }

    @Test
    void aRenewalWhosePredecessorWasRevokedMeanwhileIsVoidedWithTheReason() {
        LicenceIdentifier old = new LicenceIdentifier(Registry.issued(Registry.foodOrder()));
        Reservation reserved = reserve(order(old));
        Registry.changeStatus(old.value(), "REVOKE").then().statusCode(200);

        sweep.repair(Duration.ZERO);

        assertThat(state(reserved)).isEqualTo("VOIDED");
        assertThat(voidReason(reserved)).contains("LICENCE_MOVE_NOT_ALLOWED");
        assertThat(licences.find(reserved.identifier())).isEmpty();
    }

    @Test
    void ordersThatComeTogetherAreReservedTogetherWithSerialsInARow() {
        List<Issuance.Request> group = IntStream.range(0, 5)
                .mapToObj(
                        i -> new Issuance.Request(order(null), UUID.randomUUID().toString(), REGISTRAR))
                .toList();

        List<Long> serials = QuarkusTransaction.requiringNew().call(() -> reservation.reserve(group)).stream()
                .map(outcome -> Long.parseLong(outcome.orThrow().identifier().serial()))
                .toList();

        assertThat(serials)
                .isEqualTo(LongStream.range(serials.get(0), serials.get(0) + 5)
                        .boxed()
                        .toList());
        sweep.repair(Duration.ZERO);
    }

    @Test
    void whoeverIsRefusedInAGroupCostsTheOthersNothingAndLeavesNoGap() {
        LicenceOrder taken = order(null);
        issuance.issue(taken, UUID.randomUUID().toString(), REGISTRAR);
        String key = UUID.randomUUID().toString();
        LicenceOrder twice = order(null);

        List<Outcome<Issuance.Issued>> outcomes = issuance.issue(List.of(
                new Issuance.Request(order(null), UUID.randomUUID().toString(), REGISTRAR),
                new Issuance.Request(taken, UUID.randomUUID().toString(), REGISTRAR),
                new Issuance.Request(twice, key, REGISTRAR),
                new Issuance.Request(twice, key, REGISTRAR)));

        assertThat(outcomes.get(1).failure()).hasMessageContaining("is in use");
        long first = serial(outcomes.get(0));
        assertThat(serial(outcomes.get(2))).isEqualTo(first + 1);
        assertThat(serial(outcomes.get(3))).isEqualTo(first + 1);
    }

    private static long serial(Outcome<Issuance.Issued> outcome) {
        return Long.parseLong(
                new LicenceIdentifier(outcome.orThrow().reservation().identifier()).serial());
    }

    private Reservation reserve(LicenceOrder order) {
        return QuarkusTransaction.requiringNew()
                .call(() -> reservation.reserve(order, UUID.randomUUID().toString(), REGISTRAR));
    }

    private static LicenceOrder order(@Nullable LicenceIdentifier predecessor) {
        return new LicenceOrder(
                new LicenceTypeCode(Registry.FOOD),
                new OrganisationCode(TrustResource.BAZHONG),
                Registry.freshNumber(),
                new Holder("蜀味示例小馆", HolderScheme.USCC, Registry.SHOP),
                List.of(),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2099, 12, 31),
                Map.of("businessScope", "热食类食品制售"),
                null,
                predecessor);
    }

    private String state(Reservation reserved) {
        return text("SELECT state FROM reservation WHERE id = :id", reserved);
    }

    private String voidReason(Reservation reserved) {
        return text("SELECT void_reason FROM reservation WHERE id = :id", reserved);
    }

    private String text(String sql, Reservation reserved) {
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind("id", reserved.id())
                .mapTo(String.class)
                .one());
    }

    private long count(String table, Reservation reserved) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT count(*) FROM <table> WHERE identifier = :identifier")
                        .define("table", table)
                        .bind("identifier", reserved.identifier().value())
                        .mapTo(Long.class)
                        .one());
    }
}
