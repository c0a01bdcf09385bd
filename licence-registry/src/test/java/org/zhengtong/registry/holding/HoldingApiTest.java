// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.holding;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestIdentityAssociation;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.intake.StockRows;
import org.zhengtong.registry.stock.LegacyIdentifiers;
import org.zhengtong.registry.testing.Identities;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;

/** A licence is read at one address, whether it was issued here or taken in. */
@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class HoldingApiTest {

    @Inject
    TestIdentityAssociation caller;

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void oneTakenInIsReadMaskedAndWholeByItsAuthorityAlone() {
        Map<String, String> row = StockRows.with("CZZT", "陈示例");
        row.put("CZZTDM", Registry.PERSON);
        row.put("CZZTDMLXDM", "111");
        String identifier = StockRows.takenIn(row);
        String path = "/api/v1/licences/" + identifier;

        given().queryParams(Map.of("purpose", "DATA_CHECK", "unmasked", true))
                .get(path)
                .then()
                .statusCode(200)
                .body("holder.code", equalTo(Registry.PERSON))
                .body("masked", equalTo(false));
        caller.setTestIdentity(Identities.person("sc-registrar", TrustResource.SICHUAN, "registrar"));
        Registry.read(identifier)
                .then()
                .statusCode(200)
                .body("origin", equalTo("TAKEN_IN"))
                .body("trust", equalTo("B"))
                .body("status", nullValue())
                .body("toldStatus", equalTo("IN_FORCE"))
                .body("holder.name", equalTo("陈**"))
                .body("holder.scheme", equalTo("CITIZEN_ID"))
                .body("fields", hasEntry("businessScope", "热食类食品制售"))
                .body("masked", equalTo(true));
        given().queryParams(Map.of("purpose", "DATA_CHECK", "unmasked", true))
                .get(path)
                .then()
                .statusCode(403)
                .body("code", equalTo("UNMASKING_NOT_ALLOWED"));
        given().queryParams(Map.of("purpose", "DATA_CHECK"))
                .get(path + "/metadata")
                .then()
                .statusCode(200)
                .body("CZZT", equalTo("陈**"))
                .body("KZ_JYXM", equalTo("热食类食品制售"));
        everyReadIsRecorded(identifier, "bz-registrar", "sc-registrar", "sc-registrar");
    }

    @Test
    void theIdentifierOfAnOlderSystemNamesItAtEveryEntrance() {
        Map<String, String> row = Stream.generate(StockRows::row)
                .filter(any -> !LegacyIdentifiers.of(standard(any)).equals(standard(any)))
                .findFirst()
                .orElseThrow();
        String standard = standard(row);
        String legacy = LegacyIdentifiers.of(standard);
        row.put("ZZBS", legacy);
        StockRows.takenIn(row);

        Registry.verify(legacy)
                .then()
                .statusCode(200)
                .body("verdict", equalTo("CANNOT_DETERMINE"))
                .body("steps.find { it.step == 'REGISTER' }.code", equalTo("TAKEN_IN"));
        Registry.verify(Map.of("qr", legacy))
                .then()
                .body("steps.find { it.step == 'REGISTER' }.code", equalTo("TAKEN_IN"));
        Registry.read(legacy).then().statusCode(200).body("identifier", equalTo(standard));
        given().queryParams(Map.of("purpose", "DATA_CHECK"))
                .get("/api/v1/licences/" + legacy + "/metadata")
                .then()
                .body("ZZBS", equalTo(standard));
        StockRows.read(legacy, false).then().statusCode(200);
        Registry.post("/api/v1/downloads", Map.of("licence", legacy, "format", "OFD", "purpose", "DATA_CHECK"))
                .then()
                .statusCode(404)
                .body("code", equalTo("LICENCE_NOT_FOUND"));
        Registry.verify(standard.substring(0, standard.length() - 1) + "*")
                .then()
                .statusCode(400)
                .body("violations.field", contains("identifier"));
        caller.setTestIdentity(Identities.person("auditor-1", TrustResource.SICHUAN, "auditor"));
        given().queryParam("licence", legacy)
                .get("/api/v1/access-records")
                .then()
                .statusCode(200)
                .body("items.licence", everyItem(equalTo(standard)))
                .body("items.action", contains("VERIFY", "VERIFY", "READ", "READ", "READ"));
    }

    private static String standard(Map<String, String> row) {
        return String.valueOf(row.get("ZZBS"));
    }

    private void everyReadIsRecorded(String identifier, String... who) {
        caller.setTestIdentity(Identities.person("auditor-1", TrustResource.SICHUAN, "auditor"));
        given().queryParam("licence", identifier)
                .get("/api/v1/access-records")
                .then()
                .body("items.who", contains(who));
    }

    @Test
    void oneIssuedHereSaysSo() {
        Registry.read(Registry.issued(Registry.foodOrder()))
                .then()
                .body("origin", equalTo("ISSUED"))
                .body("trust", nullValue())
                .body("status", equalTo("IN_FORCE"))
                .body("toldStatus", nullValue());
    }
}
