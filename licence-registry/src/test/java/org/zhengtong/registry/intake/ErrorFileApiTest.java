// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.stock.LegacyIdentifiers;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;

/** Rows that are refused, corrected and sent again, in as many rounds as it takes. */
@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class ErrorFileApiTest {

    private static final String PERSONAL_NUMBER = TrustResource.BAZHONG + "953";

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void aRowRefusedTwiceIsBroughtRightInEveryRoundItWasRefusedIn() {
        Map<String, String> bad = StockRows.with("ZZBFRQ", "昨天");
        String first = id(StockRows.send(StockRows.csv(List.of(StockRows.row(), bad, StockRows.with("ZSZTDM", "08"))))
                .then());
        String second = id(sendAgain(first, "昨天", "前天").body("outcomes", equalTo(Map.of("REFUSED", 2))));

        sendAgain(second, "前天", "2019-03-02").body("outcomes", equalTo(Map.of("TAKEN", 1, "REFUSED", 1)));

        outcomes(second).body("outcomes", equalTo(Map.of("CORRECTED", 1, "REFUSED", 1)));
        outcomes(first).body("outcomes", equalTo(Map.of("TAKEN", 1, "CORRECTED", 1, "REFUSED", 1)));
        given().get("/api/v1/intakes/" + first + "/rows")
                .then()
                .body("items.outcome", equalTo(List.of("TAKEN", "CORRECTED", "REFUSED")));
    }

    @Test
    void rowsOfAnotherIntakesErrorFileCorrectNothing() {
        String one = id(StockRows.send(StockRows.csv(List.of(StockRows.with("ZZBFRQ", "昨天"))))
                .then());
        String other = id(StockRows.send(StockRows.csv(List.of(StockRows.with("ZZBFRQ", "昨天"))))
                .then());
        String errors = errors(one).replace("昨天", "2019-03-02");

        String sent = id(StockRows.send(errors, "text/csv", Map.of("trust", "B", "corrects", other))
                .then()
                .body("outcomes", equalTo(Map.of("REFUSED", 1))));

        given().get("/api/v1/intakes/" + sent + "/rows")
                .then()
                .body("items[0].findings.code", equalTo(List.of("ROW_OF_ANOTHER_INTAKE")));
        outcomes(other).body("outcomes", equalTo(Map.of("REFUSED", 1)));
        StockRows.send(errors, "text/csv", Map.of("trust", "B", "corrects", one))
                .then()
                .body("outcomes", equalTo(Map.of("TAKEN", 1)));
    }

    @Test
    void aRowTheDatabaseCannotKeepIsRefusedAndTheOthersAreTaken() {
        byte[] random = new byte[6_000];
        new Random(7).nextBytes(random);
        Map<String, String> tooLong = StockRows.with("CZZTDMLXDM", "099");
        tooLong.put("CZZT", "甲示例^乙示例");
        tooLong.put("CZZTDM", Registry.SHOP + "^" + HexFormat.of().formatHex(random));

        String id = id(StockRows.send(StockRows.csv(List.of(StockRows.row(), tooLong, StockRows.row())))
                .then()
                .statusCode(200)
                .body("finished", equalTo(true))
                .body("outcomes", equalTo(Map.of("TAKEN", 2, "REFUSED", 1))));

        given().get("/api/v1/intakes/" + id + "/rows")
                .then()
                .body("items[1].findings.code", equalTo(List.of("ROW_NOT_STORED")));
    }

    @Test
    void anIdentifierAsItWasSentFindsTheLatestStateHoweverThatWasSent() {
        Map<String, String> row = Stream.generate(StockRows::row)
                .filter(any -> !LegacyIdentifiers.of(standard(any)).equals(standard(any)))
                .findFirst()
                .orElseThrow();
        String standard = standard(row);
        String legacy = LegacyIdentifiers.of(standard);
        row.put("ZZBS", legacy);
        StockRows.send(StockRows.csv(List.of(row))).then().body("outcomes", equalTo(Map.of("WARNED", 1)));
        row.put("ZZBS", standard);
        row.put("ZSZTDM", "07");
        StockRows.send(StockRows.csv(List.of(row))).then().body("outcomes", equalTo(Map.of("TAKEN", 1)));

        StockRows.read(legacy, false).then().body("status", equalTo("REVOKED")).body("revision", equalTo(2));
    }

    @Test
    void oneLicenceSentWithoutAndWithItsIdentifierIsOneLicence() {
        Map<String, String> named = StockRows.row();
        String number = "川示例" + named.get("ZZBH");
        named.put("ZZBH", number);
        named.put("CZZTDM", "SHOP" + named.get("ZZBH"));
        named.put("CZZTDMLXDM", "099");
        Map<String, String> nameless = new LinkedHashMap<>(named);
        nameless.put("ZZBS", "");
        nameless.put("ZZLXDM", Registry.FOOD);
        nameless.put("ZZBFJGDM", TrustResource.BAZHONG);
        String derived = taken(nameless, "WARNED");

        taken(named, "TAKEN");

        StockRows.read(derived, false).then().body("identifier", equalTo(standard(named)));
        given().queryParam("holder", named.get("CZZTDM"))
                .queryParam("purpose", "DATA_CHECK")
                .get("/api/v1/stock-licences")
                .then()
                .body("identifier", equalTo(List.of(standard(named))));
        nameless.put("ZSZTDM", "07");
        assertThat(taken(nameless, "WARNED")).isEqualTo(standard(named));
        StockRows.read(standard(named), false)
                .then()
                .body("status", equalTo("REVOKED"))
                .body("warnings", equalTo(List.of("IDENTIFIER_BY_NUMBER")));

        Map<String, String> other = StockRows.row();
        other.put("ZZBH", number);
        taken(other, "TAKEN");
        StockRows.send(StockRows.csv(List.of(nameless))).then().body("outcomes", equalTo(Map.of("REFUSED", 1)));
    }

    @Test
    void theIdentifierDerivedForAPersonsOwnNumberDoesNotTellItAndStaysTheSame() {
        Registry.put(
                        "/api/v1/licence-types/" + PERSONAL_NUMBER,
                        Map.of(
                                "name",
                                "示例居民证",
                                "holderCategory",
                                "PERSON",
                                "fields",
                                List.of(),
                                "terms",
                                Map.of("numberPersonal", true, "twoPersons", false)))
                .then()
                .statusCode(200);
        Map<String, String> row = StockRows.row();
        row.put("ZZBS", "");
        row.put("ZZLXDM", PERSONAL_NUMBER);
        row.put("ZZBFJGDM", TrustResource.BAZHONG);
        row.put("ZZBH", Registry.PERSON);

        String identifier = taken(row, "WARNED");

        assertThat(identifier).doesNotContain(Registry.PERSON);
        assertThat(taken(row, "UNCHANGED")).isEqualTo(identifier);
        row.put("ZSZTDM", "07");
        assertThat(taken(row, "WARNED")).isEqualTo(identifier);
        StockRows.read(identifier, false).then().body("revision", equalTo(2)).body("status", equalTo("REVOKED"));
    }

    private static String taken(Map<String, String> row, String outcome) {
        String id =
                id(StockRows.send(StockRows.csv(List.of(row))).then().body("outcomes", equalTo(Map.of(outcome, 1))));
        return given().get("/api/v1/intakes/" + id + "/rows").path("items[0].identifier");
    }

    private static ValidatableResponse sendAgain(String corrects, String wrong, String right) {
        String errors = errors(corrects);
        assertThat(errors).contains(wrong);
        return StockRows.send(errors.replace(wrong, right), "text/csv", Map.of("trust", "B", "corrects", corrects))
                .then()
                .statusCode(200);
    }

    private static String standard(Map<String, String> row) {
        return String.valueOf(row.get("ZZBS"));
    }

    private static String errors(String intake) {
        return given().queryParam("purpose", "DATA_CHECK")
                .get("/api/v1/intakes/" + intake + "/errors")
                .asString();
    }

    private static ValidatableResponse outcomes(String intake) {
        return given().get("/api/v1/intakes/" + intake).then();
    }

    private static String id(ValidatableResponse answer) {
        return answer.extract().path("id");
    }
}
