// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.intake.StockRows;
import org.zhengtong.registry.stock.LegacyIdentifiers;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;

@QuarkusTest
@TestSecurity(
        user = "node-510000",
        roles = {"node", "operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class ProviderApiTest {

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void licencesOfAHolderAreFetchedWholeAndTheReadIsRecorded() {
        String identifier = Registry.issued(Registry.personalOrder());
        String exchange = UUID.randomUUID().toString();

        ask(exchange, "FETCH", Map.of("licenceType", Registry.PERSONAL, "holderCode", Registry.PERSON))
                .body("outcome", equalTo("ANSWERED"))
                .body("records.identifier", hasItem(identifier))
                .body("records[0].holderName", equalTo("陈示例"))
                .body("records[0].gender", equalTo("女"))
                .body("records[0].origin", equalTo("ISSUED"))
                .body("records[0].verdict", equalTo("VALID"));

        Map<String, Object> recorded = jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT who, organisation, application_system, action, purpose, case_number
                        FROM licence_access
                        WHERE exchange_id = :exchange AND identifier = :identifier
                        """)
                .bind("exchange", exchange)
                .bind("identifier", identifier)
                .mapToMap()
                .one());
        assertThat(recorded)
                .containsEntry("who", "officer-7")
                .containsEntry("organisation", "11511900009000015L")
                .containsEntry("application_system", "bz-window")
                .containsEntry("action", "FETCH")
                .containsEntry("purpose", "ADMINISTRATIVE_BASIS")
                .containsEntry("case_number", "5119002026112101");
    }

    @Test
    void theVerdictIsServedByIdentifier() {
        String identifier = Registry.issued(Registry.foodOrder());
        ask("FETCH", Map.of("identifier", identifier)).body("records[0].verdict", equalTo("VALID"));

        Registry.changeStatus(identifier, "SUSPEND").then().statusCode(200);

        ask("FETCH", Map.of("identifier", identifier)).body("records[0].verdict", equalTo("SUSPENDED"));
    }

    @Test
    void aComparisonReturnsNoDataAndNeverMatchesALicenceThatIsNotValid() {
        String identifier = Registry.issued(Registry.foodOrder());
        Map<String, String> right = Map.of("identifier", identifier, "holderCode", Registry.SHOP);

        ask("VERIFY", right).body("outcome", equalTo("MATCH")).body("records", hasSize(0));
        ask("VERIFY", Map.of("identifier", identifier, "holderCode", TrustResource.SICHUAN))
                .body("outcome", equalTo("MISMATCH"));
        Registry.changeStatus(identifier, "REVOKE").then().statusCode(200);
        ask("VERIFY", right).body("outcome", equalTo("MISMATCH")).body("records", hasSize(0));
    }

    @Test
    void anyHolderOfALicenceMayBeComparedByItsIdentifier() {
        String identifier = Registry.issued(Registry.marriageOrder(List.of(Registry.SPOUSE)));
        String spouse = String.valueOf(Registry.SPOUSE.get("code"));

        ask("VERIFY", Map.of("identifier", identifier, "holderCode", spouse, "holderName", "林示例"))
                .body("outcome", equalTo("MATCH"));
        ask("VERIFY", Map.of("identifier", identifier, "holderCode", spouse, "holderName", "陈示例"))
                .body("outcome", equalTo("MISMATCH"));
    }

    @Test
    void oneTakenInIsServedToldApartAndNeverCalledValid() {
        Map<String, String> row = StockRows.row();
        String code = "G" + row.get("ZZBH");
        row.put("CZZT", "陈示例");
        row.put("CZZTDM", code);
        row.put("CZZTDMLXDM", "414");
        String identifier = String.valueOf(row.get("ZZBS"));
        row.put("ZZBS", LegacyIdentifiers.of(identifier));
        StockRows.send(StockRows.csv(List.of(row))).then().statusCode(200);
        Map<String, String> held = Map.of("licenceType", Registry.FOOD, "holderCode", code);
        String exchange = UUID.randomUUID().toString();

        ask(exchange, "FETCH", held)
                .body("records.identifier", contains(identifier))
                .body("records[0].origin", equalTo("TAKEN_IN"))
                .body("records[0].trust", equalTo("B"))
                .body("records[0].verdict", equalTo("CANNOT_DETERMINE"))
                .body("records[0].toldStatus", equalTo("IN_FORCE"))
                .body("records[0].status", nullValue())
                .body("records[0].holderName", equalTo("陈示例"))
                .body("records[0].businessScope", equalTo("热食类食品制售"));
        ask("FETCH", with(held, "origin", "ISSUED")).body("outcome", equalTo("NOT_FOUND"));
        Map<String, String> sent = Map.of("identifier", LegacyIdentifiers.of(identifier), "holderCode", code);
        ask("VERIFY", sent).body("outcome", equalTo("MISMATCH"));
        ask("VERIFY", with(sent, "verdict", "CANNOT_DETERMINE"))
                .body("outcome", equalTo("MATCH"))
                .body("records", hasSize(0));
        List<String> recorded = jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT identifier FROM licence_access WHERE exchange_id = :exchange AND action = 'FETCH'
                        """)
                .bind("exchange", exchange)
                .mapTo(String.class)
                .list());
        assertThat(recorded).containsExactly(identifier);
    }

    private static Map<String, String> with(Map<String, String> parameters, String name, String value) {
        Map<String, String> more = new HashMap<>(parameters);
        more.put(name, value);
        return more;
    }

    @Test
    void whatIsNotThereIsNotFoundAndUnknownQuestionsAreRefused() {
        ask("FETCH", Map.of("identifier", Registry.unknownIdentifier(TrustResource.BAZHONG)))
                .body("outcome", equalTo("NOT_FOUND"));
        Registry.post("/provider/v1/requests", request("x", "FETCH", Map.of("colour", "red")))
                .then()
                .statusCode(400)
                .body("code", equalTo("PROVIDER_PARAMETERS_UNKNOWN"));
    }

    @Test
    void anEntryThatSomebodyElseAttachedToThisRegistryIsNotServed() {
        Map<String, Object> request = request(
                UUID.randomUUID().toString(),
                "FETCH",
                Map.of("licenceType", Registry.PERSONAL, "holderCode", Registry.PERSON));
        request.put("resource", "307001/510000000009");

        Registry.post("/provider/v1/requests", request)
                .then()
                .statusCode(403)
                .body("code", equalTo("PROVIDER_RESOURCE_REFUSED"));
    }

    @Test
    void aSystemThatGuessesIsNoticedWhateverOperatorsItNames() {
        for (int i = 0; i < 3; i++) {
            Map<String, Object> request = request(
                    UUID.randomUUID().toString(),
                    "FETCH",
                    Map.of("identifier", Registry.unknownIdentifier(TrustResource.BAZHONG)));
            request.put("applicationSystem", "guessing-system");
            request.put("operator", "officer-" + i);
            Registry.post("/provider/v1/requests", request).then().statusCode(200);
        }

        List<String> alarms = jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT kind FROM reading_alarm WHERE who IN ('officer-0', 'officer-1', 'officer-2')")
                .mapTo(String.class)
                .list());
        assertThat(alarms).containsExactly("MANY_MISSES");
    }

    @Test
    @TestSecurity(
            user = "bz-window",
            roles = {"operator", "application-system", "registrar"})
    void onlyTheNodeAsks() {
        Registry.post("/provider/v1/requests", request("x", "FETCH", Map.of("identifier", "x")))
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse ask(String mode, Map<String, String> parameters) {
        return ask(UUID.randomUUID().toString(), mode, parameters);
    }

    private static ValidatableResponse ask(String exchange, String mode, Map<String, String> parameters) {
        return Registry.post("/provider/v1/requests", request(exchange, mode, parameters))
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> request(String exchange, String mode, Map<String, String> parameters) {
        Map<String, Object> request = new HashMap<>();
        request.put("exchangeId", exchange);
        request.put("resource", "105002/510000000001");
        request.put("mode", mode);
        request.put("parameters", parameters);
        request.put("consumerOrganisation", "11511900009000015L");
        request.put("applicationSystem", "bz-window");
        request.put("purpose", "ADMINISTRATIVE_BASIS");
        request.put("caseNumber", "5119002026112101");
        request.put("operator", "officer-7");
        request.put("deadlineMillis", 5000);
        return request;
    }
}
