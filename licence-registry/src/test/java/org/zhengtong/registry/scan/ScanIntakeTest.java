// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.scan;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestIdentityAssociation;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.intake.StockRows;
import org.zhengtong.registry.testing.Documents;
import org.zhengtong.registry.testing.Identities;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.schemas.proof.Sm3;

/** Archives of a table and scans, from the upload to the download. */
@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class ScanIntakeTest {

    @Inject
    TestIdentityAssociation caller;

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void scansAreTakenInAndComeBackByteForByte() {
        Map<String, byte[]> scans = new LinkedHashMap<>();
        scans.put("扫描件/1.bin", Archives.pdf());
        scans.put("2.png", Archives.png());
        scans.put("3.ofd", Archives.ofd());
        List<Map<String, String>> rows =
                List.of(Archives.row(".\\扫描件\\1.bin"), Archives.row("2.png"), Archives.row("3.ofd"), Archives.row(""));

        Archives.send(Archives.archive(rows, scans))
                .then()
                .statusCode(200)
                .body("outcomes", equalTo(Map.of("TAKEN", 4)))
                .body("unnamedScans.count", equalTo(0));

        kept(rows.get(0), scans.get("扫描件/1.bin"), "application/pdf", "pdf");
        kept(rows.get(1), scans.get("2.png"), "image/png", "png");
        kept(rows.get(2), scans.get("3.ofd"), "application/ofd", "ofd");
        StockRows.read(rows.get(3).get("ZZBS"), false).then().body("scan", nullValue());
        Archives.scan(identifier(rows.get(3))).then().statusCode(404).body("code", equalTo("STOCK_SCAN_UNKNOWN"));
    }

    private static void kept(Map<String, String> row, byte[] scan, String mediaType, String ending) {
        String sm3 = Sm3.hex(Sm3.digest(scan));
        StockRows.read(row.get("ZZBS"), false)
                .then()
                .body("scan.mediaType", equalTo(mediaType))
                .body("scan.size", equalTo(scan.length))
                .body("scan.sm3", equalTo(sm3));
        byte[] read = Archives.scan(identifier(row))
                .then()
                .statusCode(200)
                .contentType(mediaType)
                .header(
                        "Content-Disposition",
                        equalTo("attachment; filename=\"" + row.get("ZZBS") + "." + ending + "\""))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("ETag", equalTo('"' + sm3 + '"'))
                .extract()
                .asByteArray();
        assertThat(read).isEqualTo(scan);
    }

    @Test
    void aScanIsForRegistrarsOfItsAuthorityAndEveryReadIsRecorded() {
        Map<String, String> row = Archives.row("1.pdf");
        Archives.send(Archives.archive(List.of(row), Map.of("1.pdf", Archives.pdf())))
                .then()
                .statusCode(200);
        Archives.scan(identifier(row)).then().statusCode(200);
        given().get("/api/v1/stock-licences/" + row.get("ZZBS") + "/scan")
                .then()
                .statusCode(400)
                .body("code", equalTo("PURPOSE_REQUIRED"));

        caller.setTestIdentity(Identities.person("sc-registrar", TrustResource.SICHUAN, "registrar"));
        Archives.scan(identifier(row)).then().statusCode(403).body("code", equalTo("DOCUMENT_PERSONAL"));
        caller.setTestIdentity(Identities.person("bz-reader", TrustResource.BAZHONG, "licence-reader", "caseworker"));
        Archives.scan(identifier(row)).then().statusCode(403).body("code", equalTo("DOCUMENT_PERSONAL"));
        caller.setTestIdentity(Identities.person("bz-admin", TrustResource.BAZHONG, "administrator"));
        Archives.scan(identifier(row)).then().statusCode(403);

        caller.setTestIdentity(Identities.person("auditor-1", TrustResource.SICHUAN, "auditor"));
        given().queryParam("licence", row.get("ZZBS"))
                .get("/api/v1/access-records")
                .then()
                .body("items.findAll { it.action == 'DOCUMENT' }.who", equalTo(List.of("bz-registrar")))
                .body("items.find { it.action == 'DOCUMENT' }.personal", equalTo(List.of("scan")))
                .body("items.find { it.action == 'DOCUMENT' }.purpose", equalTo("DATA_CHECK"));
    }

    @Test
    void whatIsWrongWithAScanIsSaidOfItsRowAndWhatNobodyNamesIsTold() {
        byte[] large = Arrays.copyOf(Archives.pdf(), (8 << 20) + 1);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("large.pdf", large);
        files.put("page.pdf", Archives.text("<html>"));
        files.put("good.pdf", Archives.pdf());
        files.put("forgotten.pdf", Archives.pdf());
        List<Map<String, String>> rows = List.of(
                Archives.row("large.pdf"),
                Archives.row("page.pdf"),
                Archives.row("gone.pdf"),
                Archives.row("good.pdf"));

        String id = Archives.send(Archives.archive(rows, files))
                .then()
                .statusCode(200)
                .body("outcomes", equalTo(Map.of("TAKEN", 1, "REFUSED", 3)))
                .body("unnamedScans.count", equalTo(1))
                .body("unnamedScans.first", equalTo(List.of("forgotten.pdf")))
                .extract()
                .path("id");

        given().get("/api/v1/intakes/" + id + "/rows")
                .then()
                .body(
                        "items.findings.code",
                        equalTo(List.of(
                                List.of("SCAN_TOO_LARGE"),
                                List.of("SCAN_KIND_UNKNOWN"),
                                List.of("SCAN_MISSING"),
                                List.of())))
                .body("items[0].findings[0].column", equalTo("扫描件"));
        errors(id).body(containsString("SCAN_MISSING 扫描件")).body(containsString("gone.pdf"));
        caller.setTestIdentity(Identities.person("auditor-1", TrustResource.SICHUAN, "auditor"));
        given().get("/api/v1/intakes/" + id)
                .then()
                .body("unnamedScans.count", equalTo(1))
                .body("unnamedScans.first", equalTo(List.of()));
    }

    @Test
    void aCorrectedRowFindsItsScanInTheArchiveItWasRefusedWithOrInANewOne() {
        Map<String, String> dateless = Archives.row("1.pdf");
        dateless.put("ZZBFRQ", "昨天");
        Map<String, String> scanless = Archives.row("2.pdf");
        byte[] first = Archives.pdf();
        byte[] second = Archives.pdf();
        String id = Archives.send(Archives.archive(List.of(dateless, scanless), Map.of("1.pdf", first)))
                .then()
                .body("outcomes", equalTo(Map.of("REFUSED", 2)))
                .extract()
                .path("id");
        String right = errors(id).extract().asString().replace("昨天", "2019-03-02");

        String again = StockRows.send(right, "text/csv", Map.of("trust", "B", "corrects", id))
                .then()
                .body("outcomes", equalTo(Map.of("TAKEN", 1, "REFUSED", 1)))
                .extract()
                .path("id");
        byte[] rest = errors(again).extract().asByteArray();
        Archives.send(
                        Documents.pack(Map.of("errors.csv", rest, "2.pdf", second)),
                        Map.of("trust", "B", "corrects", again))
                .then()
                .body("outcomes", equalTo(Map.of("TAKEN", 1)));

        assertThat(Archives.scan(identifier(dateless)).asByteArray()).isEqualTo(first);
        assertThat(Archives.scan(identifier(scanless)).asByteArray()).isEqualTo(second);
        given().get("/api/v1/intakes/" + id).then().body("outcomes", equalTo(Map.of("CORRECTED", 2)));
    }

    @Test
    void aLaterRevisionKeepsTheScanUntilAnotherComes() {
        Map<String, String> row = Archives.row("1.pdf");
        byte[] first = Archives.pdf();
        byte[] second = Archives.pdf();
        Archives.send(Archives.archive(List.of(row), Map.of("1.pdf", first)))
                .then()
                .statusCode(200);

        Archives.send(Archives.archive(List.of(row), Map.of("1.pdf", first)))
                .then()
                .body("outcomes", equalTo(Map.of("UNCHANGED", 1)));
        row.remove("SMJ");
        StockRows.send(StockRows.csv(List.of(row))).then().body("outcomes", equalTo(Map.of("UNCHANGED", 1)));
        row.put("ZSZTDM", "04");
        StockRows.send(StockRows.csv(List.of(row))).then().body("outcomes", equalTo(Map.of("TAKEN", 1)));
        assertThat(Archives.scan(identifier(row)).asByteArray()).isEqualTo(first);

        row.put("扫描件", "1.pdf");
        Archives.send(Archives.archive(List.of(row), Map.of("1.pdf", second)))
                .then()
                .body("outcomes", equalTo(Map.of("TAKEN", 1)));
        assertThat(Archives.scan(identifier(row)).asByteArray()).isEqualTo(second);
        StockRows.read(row.get("ZZBS"), false).then().body("revision", equalTo(3));
    }

    @Test
    void aLicenceThatComesWithItsIdentifierKeepsTheScanItHadWithout() {
        Map<String, String> named = StockRows.row();
        Map<String, String> nameless = new LinkedHashMap<>(named);
        nameless.put("ZZBS", "");
        nameless.put("ZZLXDM", Registry.FOOD);
        nameless.put("ZZBFJGDM", TrustResource.BAZHONG);
        nameless.put("SMJ", "1.pdf");
        String number = "川示例" + named.get("ZZBH");
        named.put("ZZBH", number);
        nameless.put("ZZBH", number);
        byte[] scan = Archives.pdf();

        Archives.send(Archives.archive(List.of(nameless), Map.of("1.pdf", scan)))
                .then()
                .body("outcomes", equalTo(Map.of("WARNED", 1)));
        StockRows.send(StockRows.csv(List.of(named))).then().body("outcomes", equalTo(Map.of("TAKEN", 1)));

        assertThat(Archives.scan(identifier(named)).asByteArray()).isEqualTo(scan);
    }

    @Test
    void aTableAloneThatNamesAScanIsToldToBringIt() {
        String id = StockRows.send(StockRows.csv(List.of(Archives.row("1.pdf"), Archives.row(""))))
                .then()
                .body("outcomes", equalTo(Map.of("TAKEN", 1, "REFUSED", 1)))
                .extract()
                .path("id");
        given().get("/api/v1/intakes/" + id + "/rows").then().body("items[0].findings.code", hasItem("SCAN_MISSING"));
    }

    @Test
    void hostileArchivesAreRefusedQuicklyAndLeaveNothing() {
        byte[] scan = Archives.pdf();
        List<Map<String, String>> rows = List.of(Archives.row("1.pdf"));
        byte[] sound = Archives.archive(rows, Map.of("1.pdf", scan));

        refused(Documents.pack(Map.of("stock.csv", new byte[65 << 20])), "INTAKE_ARCHIVE_TOO_LARGE");
        refused(Archives.archive(rows, Map.of("../1.pdf", scan)), "INTAKE_ARCHIVE_UNSAFE");
        refused(Archives.archive(rows, Map.of("1.pdf", scan, "2.csv", scan)), "INTAKE_ARCHIVE_TABLE_NOT_ONE");
        refused(Documents.pack(Map.of("1.pdf", scan)), "INTAKE_ARCHIVE_TABLE_NOT_ONE");
        refused(Arrays.copyOf(sound, sound.length - 30), "INTAKE_ARCHIVE_MALFORMED");
        refused(new byte[0], "INTAKE_ARCHIVE_MALFORMED");
        refused(Archives.announcing(sound, 0, 8, 0x00080001), "INTAKE_ARCHIVE_ENCRYPTED");
        refused(Archives.announcing(sound, 0, 24, 5), "INTAKE_ARCHIVE_UNSAFE");
        refused(Archives.announcing(sound, 0, 16, 0), "INTAKE_ARCHIVE_MALFORMED");

        StockRows.read(rows.get(0).get("ZZBS"), false).then().statusCode(404);
    }

    private static void refused(byte[] archive, String code) {
        long before = System.nanoTime();
        Archives.send(archive).then().statusCode(400).body("code", equalTo(code));
        assertThat(System.nanoTime() - before).isLessThan(10_000_000_000L);
    }

    private static ValidatableResponse errors(String intake) {
        return given().queryParam("purpose", "DATA_CHECK")
                .get("/api/v1/intakes/" + intake + "/errors")
                .then()
                .statusCode(200);
    }

    private static String identifier(Map<String, String> row) {
        return String.valueOf(row.get("ZZBS"));
    }
}
