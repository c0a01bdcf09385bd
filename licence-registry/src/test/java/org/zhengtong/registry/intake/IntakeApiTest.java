// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;

@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class IntakeApiTest {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void everyRowHasAnOutcomeAndTheErrorFileIsCorrectedAndSentAgain() {
        Map<String, String> good = StockRows.row();
        Map<String, String> bad = StockRows.with("ZZBFRQ", "昨天");
        Map<String, String> odd = StockRows.with("KZ_JYXM", "");
        String id = StockRows.send(StockRows.csv(List.of(good, bad, odd)))
                .then()
                .statusCode(200)
                .body("finished", equalTo(true))
                .body("outcomes", equalTo(Map.of("TAKEN", 1, "REFUSED", 1, "WARNED", 1)))
                .extract()
                .path("id");
        given().get("/api/v1/intakes/" + id + "/rows")
                .then()
                .body("items.outcome", equalTo(List.of("TAKEN", "REFUSED", "WARNED")))
                .body("items[0].identifier", equalTo(good.get("ZZBS")))
                .body("items[1].findings[0].code", equalTo("DATE_MALFORMED"))
                .body("items[1].findings[0].column", equalTo("证照颁发日期"))
                .body("items[2].findings[0].code", equalTo("FACE_FIELD_INVALID"));

        String errors = given().queryParam("purpose", "DATA_CHECK")
                .get("/api/v1/intakes/" + id + "/errors")
                .asString();
        assertThat(errors.lines()).hasSize(2);
        StockRows.send(errors.replace("昨天", "2019-03-02"), "text/csv", Map.of("trust", "B", "corrects", id))
                .then()
                .statusCode(200)
                .body("outcomes", equalTo(Map.of("TAKEN", 1)));

        given().get("/api/v1/intakes/" + id)
                .then()
                .body("outcomes", equalTo(Map.of("TAKEN", 1, "CORRECTED", 1, "WARNED", 1)));
        StockRows.read(bad.get("ZZBS"), false).then().body("issuedOn", equalTo("2019-03-02"));
    }

    @Test
    void theSameFileAgainChangesNothingAndOtherDataBecomeARevision() {
        Map<String, String> row = StockRows.row();
        StockRows.send(StockRows.csv(List.of(row))).then().statusCode(200);

        StockRows.send(StockRows.csv(List.of(row))).then().body("outcomes", equalTo(Map.of("UNCHANGED", 1)));
        row.put("ZSZTDM", "04");
        StockRows.send(StockRows.csv(List.of(row))).then().body("outcomes", equalTo(Map.of("TAKEN", 1)));

        StockRows.read(row.get("ZZBS"), false)
                .then()
                .body("revision", equalTo(2))
                .body("status", equalTo("CANCELLED"));
    }

    @Test
    void jsonLinesAndWorkbooksAreTakenToo() throws IOException {
        Map<String, String> row = StockRows.row();
        String line =
                "{\"ZZHM\":\"%s\",\"CYRMC\":\"陈示例^李样本\",\"CYRSFZJLX\":\"10\",\"CYRSFZJHM\":".formatted(row.get("ZZBH"))
                        + "[\"511902209901010012\",\"511902209901010012\"],\"FZJGZZJGDM\":\"" + TrustResource.BAZHONG
                        + "\",\"FZRQ\":\"20190301\",\"businessScope\":\"热食\"}\n\n{\"ZZHM\":\n";

        StockRows.send(line, "application/x-ndjson", Map.of("trust", "C", "licenceType", Registry.FOOD))
                .then()
                .statusCode(200)
                .body("outcomes", equalTo(Map.of("WARNED", 1, "REFUSED", 1)));
        StockRows.send(workbook(StockRows.row()), XLSX, Map.of("trust", "A"))
                .then()
                .statusCode(200)
                .body("outcomes", equalTo(Map.of("TAKEN", 1)));

        StockRows.read(row.get("ZZBS"), true)
                .then()
                .body("trust", equalTo("C"))
                .body("signedHere", equalTo(false))
                .body("warnings", equalTo(List.of("IDENTIFIER_DERIVED")))
                .body("holders.name", equalTo(List.of("陈示例", "李样本")));
        given().queryParam("holder", "511902209901010012")
                .queryParam("purpose", "DATA_CHECK")
                .get("/api/v1/stock-licences")
                .then()
                .body("identifier", hasItem(row.get("ZZBS")));
    }

    @Test
    void linesOfJsonAreAsLongAsRowsCanBeAndLargeOnesAreTakenAFewAtATime() {
        String large = ",\"other\":\"" + "长".repeat(400_000) + "\"}";
        String rows = Stream.generate(StockRows::row)
                .limit(15)
                .map(row -> row.entrySet().stream()
                                .map(cell -> "\"%s\":\"%s\"".formatted(cell.getKey(), cell.getValue()))
                                .collect(Collectors.joining(",", "{", ""))
                        + large)
                .collect(Collectors.joining("\n"));

        StockRows.send(rows, "application/x-ndjson", Map.of("trust", "C"))
                .then()
                .statusCode(200)
                .body("outcomes", equalTo(Map.of("TAKEN", 15)));
        StockRows.send("{\"ZZBS\":\"" + "1".repeat(1 << 20) + "\"}", "application/x-ndjson", Map.of("trust", "C"))
                .then()
                .statusCode(400)
                .body("code", equalTo("INTAKE_TOO_LARGE"));
    }

    @Test
    @TestSecurity(
            user = "caseworker",
            roles = {"operator", "registrar", "caseworker"},
            attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
    void aLicenceTakenInIsNeverValidBecauseNothingOfItIsSigned() {
        Map<String, String> inForce = StockRows.row();
        Map<String, String> over = StockRows.with("ZZYXQJZRQ", "2020-01-01");
        Map<String, String> revoked = StockRows.with("ZSZTDM", "07");
        StockRows.send(StockRows.csv(List.of(inForce, over, revoked))).then().statusCode(200);

        verify(inForce)
                .then()
                .body("verdict", equalTo("CANNOT_DETERMINE"))
                .body("steps.find { it.step == 'REGISTER' }.code", equalTo("TAKEN_IN"))
                .body("steps.find { it.step == 'REGISTER' }.details[0]", equalTo("trust B"))
                .body("steps.find { it.step == 'SIGNATURE' }.code", equalTo("NOT_SIGNED_HERE"));
        verify(over).then().body("verdict", equalTo("EXPIRED"));
        verify(revoked).then().body("verdict", equalTo("REVOKED"));
    }

    @Test
    void whatThisRegistryIssuedIsNotTakenIn() {
        String issued = Registry.issued(Registry.foodOrder());

        String id = StockRows.send(StockRows.csv(List.of(StockRows.with("ZZBS", issued))))
                .then()
                .body("outcomes", equalTo(Map.of("REFUSED", 1)))
                .extract()
                .path("id");

        given().get("/api/v1/intakes/" + id + "/rows").then().body("items[0].findings[0].code", equalTo("ISSUED_HERE"));
    }

    @Test
    void theReportCountsPerTypeAuthorityAndYearAgainstWhatWasDeclared() {
        String path = Registry.FOOD + "/" + TrustResource.BAZHONG + "/1987";
        Registry.put("/api/v1/stock-declarations/" + path, Map.of("licences", 4))
                .then()
                .statusCode(204);
        StockRows.send(StockRows.csv(List.of(
                        StockRows.with("ZZBFRQ", "1987-05-01"),
                        odd(StockRows.with("ZZBFRQ", "1987-06-01")),
                        refused(StockRows.with("ZZBFRQ", "1987-07-01")))))
                .then()
                .statusCode(200);

        String line = "find { it.year == 1987 }.";
        given().queryParam("licenceType", Registry.FOOD)
                .get("/api/v1/intake-report")
                .then()
                .body(line + "declared", equalTo(4))
                .body(line + "taken", equalTo(2))
                .body(line + "warned", equalTo(1))
                .body(line + "incomplete", equalTo(1))
                .body(line + "refused", equalTo(1))
                .body(line + "coverage", equalTo(50));
    }

    @Test
    void aDoubtIsAnsweredInsideItsClockAndCorrectedOnlyByHandingInAgain() {
        Map<String, String> row = StockRows.row();
        StockRows.send(StockRows.csv(List.of(row))).then().statusCode(200);
        String id = Registry.post(
                        "/api/v1/stock-corrections",
                        Map.of("identifier", row.get("ZZBS"), "item", "CZZT", "doubt", "名称有误"))
                .then()
                .statusCode(201)
                .body("overdue", equalTo(false))
                .extract()
                .path("id");
        Map<String, String> answer = Map.of("verdict", "CORRECTED", "answer", "已更正");
        String path = "/api/v1/stock-corrections/" + id + "/answer";

        Registry.post(path, answer).then().statusCode(409).body("code", equalTo("STOCK_NOT_HANDED_IN_AGAIN"));
        row.put("CZZT", "蜀味示例小馆二店");
        StockRows.send(StockRows.csv(List.of(row))).then().statusCode(200);
        Registry.post(path, answer).then().statusCode(200).body("verdict", equalTo("CORRECTED"));

        Registry.post(path, answer).then().statusCode(409).body("code", equalTo("STOCK_CORRECTION_ANSWERED"));
    }

    @Test
    @TestSecurity(
            user = "sc-registrar",
            roles = {"operator", "registrar"},
            attributes = @SecurityAttribute(key = "organisation", value = TrustResource.SICHUAN))
    void anotherAuthoritysLicencesAreNotHandedIn() {
        String id = StockRows.send(StockRows.csv(List.of(StockRows.row())))
                .then()
                .body("outcomes", equalTo(Map.of("REFUSED", 1)))
                .extract()
                .path("id");
        given().queryParam("purpose", "DATA_CHECK")
                .get("/api/v1/intakes/" + id + "/errors")
                .then()
                .body(containsString("ISSUER_NOT_YOURS"));
        given().get("/api/v1/intakes/unknown").then().statusCode(404).body("code", equalTo("INTAKE_UNKNOWN"));
    }

    @Test
    @TestSecurity(
            user = "somebody",
            roles = {"administrator", "caseworker"})
    void onlyRegistrarsAndOperatorsHandIn() {
        StockRows.send("ZZBS\r\nx").then().statusCode(403);
    }

    private static Response verify(Map<String, String> row) {
        return Registry.verify(String.valueOf(row.get("ZZBS")));
    }

    private static Map<String, String> odd(Map<String, String> row) {
        row.put("KZ_JYXM", "");
        return row;
    }

    private static Map<String, String> refused(Map<String, String> row) {
        row.put("CZZT", "");
        return row;
    }

    private static byte[] workbook(Map<String, String> row) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("任意名称");
            int column = 0;
            for (Map.Entry<String, String> cell : row.entrySet()) {
                sheet.value(0, column, cell.getKey());
                sheet.value(1, column++, cell.getValue());
            }
        }
        return out.toByteArray();
    }
}
