// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.stockcorrection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestIdentityAssociation;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.intake.StockRows;
import org.zhengtong.registry.testing.Events;
import org.zhengtong.registry.testing.Identities;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.schemas.event.TimeLimitEscalated;

/** Who sees a correction and what becomes of one that nobody answers (纠错申请的查阅与督办). */
@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class StockCorrectionApiTest {

    private static final String PATH = "/api/v1/stock-corrections";

    @Inject
    TestIdentityAssociation caller;

    @Inject
    StockCorrectionStore corrections;

    @Inject
    StockCorrectionEscalation escalation;

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void whoRaisedItReadsTheAnswerAndStrangersSeeNothing() {
        String identifier = takenIn();
        signedIn("sc-window", TrustResource.SICHUAN, "caseworker");
        String id = Registry.post(PATH, Map.of("identifier", identifier, "item", "CZZT", "doubt", "名称有误"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        signedIn("bz-officer", TrustResource.BAZHONG, "registrar");
        given().get(PATH + "?limit=200&issuer=" + TrustResource.BAZHONG).then().body("items.id", hasItem(id));
        Registry.post(PATH + "/" + id + "/answer", Map.of("verdict", "REJECTED", "answer", "与档案一致"))
                .then()
                .statusCode(200);

        signedIn("sc-colleague", TrustResource.SICHUAN, "caseworker");
        given().get(PATH + "/" + id).then().statusCode(200).body("answer", equalTo("与档案一致"));
        given().get(PATH + "?limit=200").then().body("items.id", not(hasItem(id)));
        given().get(PATH + "?limit=200&answered=true").then().body("items.id", hasItem(id));
        given().get(PATH + "?issuer=" + TrustResource.BAZHONG)
                .then()
                .statusCode(403)
                .body("code", equalTo("STOCK_CORRECTION_NOT_YOURS"));

        signedIn("stranger", TrustResource.KEYLESS, "caseworker", "registrar");
        given().get(PATH + "/" + id).then().statusCode(404).body("code", equalTo("STOCK_CORRECTION_UNKNOWN"));
        signedIn("nobody", TrustResource.SICHUAN, "administrator");
        given().get(PATH + "/" + id).then().statusCode(403);
    }

    @Test
    void whatIsOverdueIsToldOfOnce() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        StockCorrection late = new StockCorrection(
                Registry.freshNumber(),
                takenIn(),
                1,
                "CZZT",
                "名称有误",
                "sc-window",
                TrustResource.SICHUAN,
                now.minus(16, ChronoUnit.DAYS),
                now.minus(1, ChronoUnit.DAYS),
                null,
                null,
                null);
        corrections.insert(late);

        escalation.sweep();
        escalation.sweep();

        assertThat(Events.await(TimeLimitEscalated.class, TrustResource.BAZHONG, 1))
                .filteredOn(event -> event.getSubject().equals(late.id()))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getKind()).isEqualTo("STOCK_CORRECTION");
                    assertThat(event.getLevel()).isEqualTo(1);
                });
        given().get(PATH + "?limit=200&overdue=true&issuer=" + TrustResource.BAZHONG)
                .then()
                .body("items.id", hasItem(late.id()));
    }

    private void signedIn(String name, String organisation, String... roles) {
        caller.setTestIdentity(Identities.person(name, organisation, roles));
    }

    private static String takenIn() {
        Map<String, String> row = StockRows.row();
        StockRows.send(StockRows.csv(List.of(row))).then().body("outcomes", equalTo(Map.of("TAKEN", 1)));
        return String.valueOf(row.get("ZZBS"));
    }
}
