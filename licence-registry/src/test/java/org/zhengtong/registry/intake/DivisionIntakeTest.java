// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.intake;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestIdentityAssociation;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.scan.Archives;
import org.zhengtong.registry.testing.Identities;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;

/** Stock licences whose issuer is a division (以区划代码表示颁发机构), which several organisations share. */
@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class DivisionIntakeTest {

    private static final String DIVISION = "511900";

    /** Another organisation of the division than the one that hands in. */
    private static final String OTHER = TrustResource.KEYLESS;

    @Inject
    TestIdentityAssociation caller;

    @BeforeEach
    void types() {
        Registry.registerTypes();
        registrarOf(TrustResource.BAZHONG);
    }

    @Test
    void anotherOrganisationOfTheDivisionChangesNothingOfIt() {
        Map<String, String> row = row();
        String identifier = StockRows.takenIn(row);
        row.put("ZSZTDM", "07");

        registrarOf(OTHER);
        refused(row);
        StockRows.read(identifier, false).then().body("revision", equalTo(1)).body("status", equalTo("IN_FORCE"));

        registrarOf(TrustResource.BAZHONG);
        StockRows.takenIn(row);
        StockRows.read(identifier, false).then().body("revision", equalTo(2)).body("status", equalTo("REVOKED"));
    }

    @Test
    void norByGivingItsOwnIdentifierToWhatCameWithoutOne() {
        Map<String, String> row = row();
        String own = row.put("ZZBS", "");
        row.put("ZZBFJGDM", DIVISION);
        StockRows.send(StockRows.csv(List.of(row)), "text/csv", Map.of("trust", "B", "licenceType", Registry.FOOD))
                .then()
                .body("outcomes", equalTo(Map.of("WARNED", 1)));
        row.put("ZZBS", own);

        registrarOf(OTHER);
        refused(row);

        registrarOf(TrustResource.BAZHONG);
        StockRows.takenIn(row);
    }

    @Test
    void itIsUnmaskedAndItsScanReadByRegistrarsOfTheOrganisationThatHandedItIn() {
        Map<String, String> row = Archives.row("1.pdf");
        row.put("ZZBS", Registry.unknownIdentifier(DIVISION));
        String identifier = row.get("ZZBS");
        Archives.send(Archives.archive(List.of(row), Map.of("1.pdf", Archives.pdf())))
                .then()
                .body("outcomes", equalTo(Map.of("WARNED", 1)));

        shown(identifier, 200);
        registrarOf(OTHER);
        shown(identifier, 403);
        caller.setTestIdentity(Identities.person("bz-reader", TrustResource.BAZHONG, "licence-reader"));
        shown(identifier, 403);
    }

    @Test
    void whoActsForOneAuthorityOfTheDivisionTogetherWithThatOrganisationActsForItToo() {
        String identifier = StockRows.takenIn(row());
        delegates(OTHER, List.of(TrustResource.BAZHONG));

        registrarOf(OTHER);
        StockRows.read(identifier, true).then().statusCode(200);

        delegates(OTHER, List.of());
        registrarOf(OTHER);
        StockRows.read(identifier, true).then().statusCode(403);
    }

    @Test
    void whatAnOperatorHandedInIsOfWhoeverOfTheDivisionHandsItInNext() {
        Map<String, String> row = row();
        String identifier = StockRows.takenIn(row);
        row.put("ZSZTDM", "02");
        caller.setTestIdentity(Identities.person("operator", TrustResource.SICHUAN, "operator"));
        StockRows.takenIn(row);

        registrarOf(TrustResource.BAZHONG);
        StockRows.read(identifier, true).then().statusCode(403);
        registrarOf(OTHER);
        StockRows.takenIn(row);
        StockRows.read(identifier, true).then().statusCode(200).body("revision", equalTo(3));
        registrarOf(TrustResource.BAZHONG);
        refused(row);
    }

    @Test
    void itsOrganisationsDeclareForTheDivision() {
        declare().then().statusCode(204);

        registrarOf(TrustResource.SICHUAN);
        declare().then().statusCode(403).body("code", equalTo("AUTHORITY_NOT_YOURS"));
    }

    @Test
    void correctionsAreSeenAndAnsweredByTheOrganisationThatHandedItIn() {
        String identifier = StockRows.takenIn(row());
        caller.setTestIdentity(Identities.person("sc-window", TrustResource.SICHUAN, "caseworker"));
        String id = Registry.post(
                        "/api/v1/stock-corrections", Map.of("identifier", identifier, "item", "CZZT", "doubt", "名称有误"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        registrarOf(OTHER);
        corrections("/" + id).then().statusCode(404);
        corrections("?limit=200&issuer=" + DIVISION).then().statusCode(200).body("items.id", not(hasItem(id)));
        answer(id).then().statusCode(403).body("code", equalTo("STOCK_CORRECTION_NOT_YOURS"));

        registrarOf(TrustResource.BAZHONG);
        corrections("/" + id).then().statusCode(200);
        corrections("?limit=200&issuer=" + DIVISION).then().body("items.id", hasItem(id));
        answer(id).then().statusCode(200);
    }

    private static Map<String, String> row() {
        return StockRows.with("ZZBS", Registry.unknownIdentifier(DIVISION));
    }

    private void registrarOf(String organisation) {
        caller.setTestIdentity(Identities.person("registrar-" + organisation, organisation, "registrar"));
    }

    private void delegates(String authority, List<String> delegates) {
        caller.setTestIdentity(Identities.person("operator", TrustResource.SICHUAN, "operator"));
        Registry.put(
                        "/api/v1/issuing-authorities/" + authority,
                        Map.of("name", "巴中示例局C", "division", DIVISION, "delegates", delegates))
                .then()
                .statusCode(200);
    }

    private static void refused(Map<String, String> row) {
        String id = StockRows.send(StockRows.csv(List.of(row)))
                .then()
                .body("outcomes", equalTo(Map.of("REFUSED", 1)))
                .extract()
                .path("id");
        given().get("/api/v1/intakes/" + id + "/rows")
                .then()
                .body("items[0].findings.code", equalTo(List.of("HANDED_IN_BY_ANOTHER")));
    }

    /** At both addresses, and its scan. */
    private static void shown(String identifier, int status) {
        StockRows.read(identifier, true).then().statusCode(status);
        given().queryParam("purpose", "DATA_CHECK")
                .queryParam("unmasked", true)
                .get("/api/v1/licences/" + identifier)
                .then()
                .statusCode(status);
        Archives.scan(identifier).then().statusCode(status);
    }

    private static Response declare() {
        return Registry.put(
                "/api/v1/stock-declarations/" + Registry.FOOD + "/" + DIVISION + "/1986", Map.of("licences", 4));
    }

    private static Response corrections(String path) {
        return given().get("/api/v1/stock-corrections" + path);
    }

    private static Response answer(String id) {
        return Registry.post(
                "/api/v1/stock-corrections/" + id + "/answer", Map.of("verdict", "REJECTED", "answer", "与档案一致"));
    }
}
