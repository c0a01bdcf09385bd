// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengtong.registry.testing.Documents;
import org.zhengtong.registry.testing.Ofdrw;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TestTrust;
import org.zhengtong.registry.testing.TestTrust.Certified;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.schemas.code.LegacyCheck;
import org.zhengtong.schemas.proof.CertificateChain;
import org.zhengtong.schemas.proof.Sm3;

/** Files that this registry did not make, or made under another key: none of them is called forged for that. */
@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class ForeignFileApiTest {

    private static final String SEAL_STEPS = "['REFERENCES', 'COVERAGE', 'SEAL_FORMAT', 'SEAL_SIGNATURE', "
            + "'SIGNER_LISTED', 'SIGNER_CERTIFICATE', 'SIGNATURE_VALUE', 'DATA_HASH', 'PROPERTY_INFO']";

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void theFileOfALicenceTakenInFollowsWhatWasTakenIn() {
        String sent = legacy(Registry.unknownIdentifier(TrustResource.BAZHONG));
        takenIn(sent, "01");

        Documents.verify(formerSystems(sent, "ZZBH", "FORMER-1"))
                .then()
                .statusCode(200)
                .body("verdict", equalTo("CANNOT_DETERMINE"))
                .body("steps.find { it.step == 'REGISTER' }.code", equalTo("TAKEN_IN"))
                .body("steps.find { it.step == 'SIGNATURE' }.result", equalTo("passed"))
                .body("steps.find { it.step == 'CERTIFICATE' }.code", equalTo("CERTIFICATE_TRUSTED"))
                .body("steps.find { it.step == 'CONTENT' }.code", equalTo("CONTENT_AS_TAKEN_IN"));
        Documents.verify(formerSystems(sent, "ZZBH", "ANOTHER"))
                .then()
                .body("verdict", equalTo("CANNOT_DETERMINE"))
                .body("steps.find { it.step == 'CONTENT' }.details", contains("ZZBH"));

        Documents.verify(changed(formerSystems(sent, "ZZBH", "FORMER-1")))
                .then()
                .body("verdict", equalTo("TAMPERED"))
                .body("steps.find { it.step == 'SIGNATURE' }.code", equalTo("SIGNATURE_BROKEN"));
    }

    @Test
    void anEndThatWasTakenInOutweighsTheFile() {
        String sent = Registry.unknownIdentifier(TrustResource.BAZHONG);
        takenIn(sent, "07");

        Documents.verify(formerSystems(sent, "ZZBH", "FORMER-1")).then().body("verdict", equalTo("REVOKED"));
    }

    @Test
    void aSoundFileThatNobodyKnowsCannotBeDetermined() {
        String unknown = Registry.unknownIdentifier(TrustResource.BAZHONG);

        for (String identifier : new String[] {unknown, legacy(unknown)}) {
            Documents.verify(formerSystems(identifier, "ZZBH", "FORMER-1"))
                    .then()
                    .body("verdict", equalTo("CANNOT_DETERMINE"))
                    .body("resultCode", equalTo(5))
                    .body("steps.find { it.step == 'REGISTER' }.code", equalTo("NOT_IN_REGISTER"));
        }
        String provincial = "4401002020000011QW";
        Documents.verify(formerSystems(provincial, "ZZBH", "FORMER-1"))
                .then()
                .body("verdict", equalTo("CANNOT_DETERMINE"))
                .body("steps.find { it.step == 'IDENTIFIER' }.code", equalTo("IDENTIFIER_FOREIGN"));
        Documents.verify(changed(formerSystems(provincial, "ZZBH", "FORMER-1")))
                .then()
                .body("verdict", equalTo("TAMPERED"));
    }

    @Test
    void aFileSealedBeforeTheKeyChangedIsValidAndOneSealedAfterwardsIsNot() {
        Map<String, byte[]> files = Documents.unsealed(Documents.ofd(Registry.issued(Registry.foodOrder())));
        Certified former = TrustResource.nodeKey("511900");
        Certified longGone = TrustResource.nodeKey("510000");
        hadCertificate(former, Instant.now().plus(Duration.ofHours(1)));
        hadCertificate(longGone, Instant.now().minus(Duration.ofHours(1)));

        Documents.verify(Documents.sealedBy(former, files)).then().body("verdict", equalTo("VALID"));
        Documents.verify(Documents.sealedBy(longGone, files))
                .then()
                .body("verdict", equalTo("TAMPERED"))
                .body("steps.find { it.step == 'CERTIFICATE' }.code", equalTo("CERTIFICATE_NOT_THE_ISSUERS"));
    }

    @Test
    void whatOfdrwWroteAndSealedIsJudgedStepByStep(@TempDir Path directory) throws Exception {
        Certified signer = TrustResource.nodeKey("511900");
        byte[] file = bare(formerSystems(Registry.unknownIdentifier(TrustResource.BAZHONG), "ZZBH", "FORMER-1"));

        byte[] sealed = Ofdrw.seal(directory, file, signer, Documents.seal(signer));

        Documents.verify(sealed)
                .then()
                .body("verdict", equalTo("CANNOT_DETERMINE"))
                .body("steps.findAll { it.step in " + SEAL_STEPS + " }.result", everyItem(equalTo("passed")))
                .body("steps.find { it.step == 'REGISTER' }.code", equalTo("NOT_IN_REGISTER"));
        Documents.verify(changed(sealed)).then().body("verdict", equalTo("TAMPERED"));
    }

    @Test
    void aSealOfVersion1IsJudgedStepByStep(@TempDir Path directory) throws Exception {
        String sent = legacy(Registry.unknownIdentifier(TrustResource.BAZHONG));
        takenIn(sent, "01");
        Certified signer = TrustResource.nodeKey("511900");

        byte[] sealed = Ofdrw.sealVersion1(directory, bare(formerSystems(sent, "ZZBH", "FORMER-1")), signer);

        Documents.verify(sealed)
                .then()
                .statusCode(200)
                .body("verdict", equalTo("CANNOT_DETERMINE"))
                .body("steps.find { it.step == 'SEAL_FORMAT' }.details", contains("v1"))
                .body("steps.findAll { it.step in " + SEAL_STEPS + " }.result", everyItem(equalTo("passed")))
                .body("steps.find { it.step == 'REGISTER' }.code", equalTo("TAKEN_IN"))
                .body("steps.find { it.step == 'CERTIFICATE' }.code", equalTo("CERTIFICATE_TRUSTED"))
                .body("steps.find { it.step == 'CONTENT' }.code", equalTo("CONTENT_AS_TAKEN_IN"));
        Documents.verify(Documents.told(sealed, signer, "时间戳"))
                .then()
                .body("verdict", equalTo("CANNOT_DETERMINE"))
                .body("steps.find { it.step == 'SEAL_PERIOD' }.code", equalTo("SEAL_PERIOD_UNKNOWN"))
                .body("steps.find { it.step == 'SIGNING_TIME' }.code", equalTo("TIME_UNKNOWN"))
                .body("steps.find { it.step == 'SIGNATURE_VALUE' }.result", equalTo("passed"))
                .body("steps.find { it.step == 'CERTIFICATE' }.code", equalTo("CERTIFICATE_NOT_TRUSTED"));
        Documents.verify(changed(sealed)).then().body("verdict", equalTo("TAMPERED"));
    }

    @Test
    void aSealOfVersion1ByTheIssuersFormerKeyIsItsOwnAndDoubtedWhereItsTimeCannotBeRead(@TempDir Path directory)
            throws Exception {
        byte[] ours = Documents.ofd(Registry.issued(Registry.foodOrder()));
        Certified former = TrustResource.nodeKey("511900");
        hadCertificate(former, Instant.now().plus(Duration.ofHours(1)));

        byte[] sealed = Ofdrw.sealVersion1(directory, bare(ours), former);

        Documents.verify(sealed)
                .then()
                .body("verdict", equalTo("VALID"))
                .body("steps.find { it.step == 'SEAL_FORMAT' }.details", contains("v1"));
        Documents.verify(Documents.told(sealed, former, "时间戳"))
                .then()
                .body("verdict", equalTo("CANNOT_DETERMINE"))
                .body("steps.find { it.step == 'SIGNING_TIME' }.code", equalTo("TIME_UNKNOWN"))
                .body("steps.find { it.step == 'CERTIFICATE' }.code", equalTo("CERTIFICATE_NOT_TRUSTED"));
        Certified stranger = new TestTrust("another root").issue("stranger");
        Path another = Files.createDirectory(directory.resolve("stranger"));
        byte[] forged = Ofdrw.sealVersion1(another, bare(ours), stranger);
        Documents.verify(Documents.told(forged, stranger, "时间戳"))
                .then()
                .body("verdict", equalTo("TAMPERED"))
                .body("steps.find { it.step == 'CERTIFICATE' }.code", equalTo("CERTIFICATE_NOT_THE_ISSUERS"));
    }

    /** An OFD as another system of the network may have made it. */
    static byte[] formerSystems(String identifier, String name, String value) {
        Map<String, byte[]> files = Documents.unsealed(Documents.ofd(Registry.issued(Registry.foodOrder())));
        String entry = new String(files.get("OFD.xml"), StandardCharsets.UTF_8);
        files.put(
                "OFD.xml",
                entry.replaceAll(
                                "<ofd:CustomDatas>.*</ofd:CustomDatas>",
                                "<ofd:CustomDatas>" + data("ZZBS", identifier) + data(name, value)
                                        + "</ofd:CustomDatas>")
                        .getBytes(StandardCharsets.UTF_8));
        return Documents.sealedBy(TrustResource.nodeKey("511900"), files);
    }

    /** The file of an OFD as if it had never been sealed. */
    private static byte[] bare(byte[] ofd) {
        Map<String, byte[]> files = Documents.unsealed(ofd);
        String entry = new String(files.get("OFD.xml"), StandardCharsets.UTF_8);
        files.put(
                "OFD.xml",
                entry.replaceAll("<ofd:Signatures>.*</ofd:Signatures>", "").getBytes(StandardCharsets.UTF_8));
        return Documents.pack(files);
    }

    private static String data(String name, String value) {
        return "<ofd:CustomData Name=\"" + name + "\">" + value + "</ofd:CustomData>";
    }

    private static byte[] changed(byte[] ofd) {
        Map<String, byte[]> files = Documents.unpack(ofd);
        String entry = new String(files.get("OFD.xml"), StandardCharsets.UTF_8);
        files.put("OFD.xml", entry.replace("Zhengtong", "Somebody").getBytes(StandardCharsets.UTF_8));
        return Documents.pack(files);
    }

    /** The same licence with the check character of older systems. */
    private static String legacy(String identifier) {
        String body = identifier.substring(0, identifier.length() - 1);
        return "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                .chars()
                .mapToObj(check -> body + (char) check)
                .filter(candidate -> !candidate.equals(identifier))
                .filter(candidate -> LegacyCheck.read(candidate).isPresent())
                .findFirst()
                .orElse(identifier);
    }

    private static void takenIn(String identifier, String state) {
        String csv = String.join(
                        ",",
                        "ZZBS",
                        "ZZBH",
                        "ZZBFJG",
                        "ZZBFRQ",
                        "CZZT",
                        "CZZTDM",
                        "CZZTDMLXDM",
                        "ZZYXQJZRQ",
                        "ZSZTDM",
                        "KZ_JYXM")
                + "\r\n"
                + String.join(
                        ",",
                        identifier,
                        "FORMER-1",
                        "巴中示例局B",
                        "2019-03-01",
                        "蜀味示例小馆",
                        Registry.SHOP,
                        "001",
                        "长期",
                        state,
                        "热食类食品制售");
        given().queryParams(Map.of("trust", "B", "name", "former.csv"))
                .contentType("text/csv")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/intakes")
                .then()
                .statusCode(200)
                .body("outcomes", not(hasKey("REFUSED")));
    }

    private void hadCertificate(Certified certified, Instant until) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO authority_certificate (authority, fingerprint, certificate, used_from, used_until)
                        VALUES (:authority, :fingerprint, :certificate, :from, :until)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("authority", TrustResource.BAZHONG)
                .bind("fingerprint", Sm3.digest(CertificateChain.der(certified.pem())))
                .bind("certificate", certified.pem())
                .bind("from", until.minus(Duration.ofDays(1)))
                .bind("until", until)
                .execute());
    }
}
