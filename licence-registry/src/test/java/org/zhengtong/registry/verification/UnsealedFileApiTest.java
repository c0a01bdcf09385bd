// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.testing.Documents;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.registry.testing.Wallet;
import org.zhengtong.schemas.offline.QrToken;

/** PDF and credentials: what is not sealed is ours by what the register keeps and by its issuer's key. */
@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class UnsealedFileApiTest {

    private final Wallet wallet = new Wallet();

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void thePdfThatWasMadeIsValidAndFollowsTheRegister() throws Exception {
        String identifier = Registry.issued(Registry.foodOrder());
        byte[] pdf = Documents.get(identifier, "application/pdf").asByteArray();

        verifyPdf(pdf)
                .then()
                .statusCode(200)
                .body("verdict", equalTo("VALID"))
                .body("licence.identifier", equalTo(identifier));
        try (PDDocument read = Loader.loadPDF(pdf)) {
            String token = read.getDocumentInformation().getCustomMetadataValue("ZTQR");
            assertThat(QrToken.read(token).token().identifier().value()).isEqualTo(identifier);
        }

        Registry.changeStatus(identifier, "REVOKE").then().statusCode(200);
        verifyPdf(pdf).then().body("verdict", equalTo("REVOKED"));
    }

    @Test
    void aChangedPdfIsTamperedAndAForeignOneCannotBeDetermined() throws Exception {
        String identifier = Registry.issued(Registry.foodOrder());
        byte[] pdf = Documents.get(identifier, "application/pdf").asByteArray();
        byte[] changed = new String(pdf, StandardCharsets.ISO_8859_1)
                .concat("\n% changed")
                .getBytes(StandardCharsets.ISO_8859_1);

        verifyPdf(changed)
                .then()
                .body("verdict", equalTo("TAMPERED"))
                .body("licence.identifier", equalTo(identifier))
                .body("steps.find { it.step == 'SIGNATURE' }.result", equalTo("failed"));
        verifyPdf(foreignPdf())
                .then()
                .body("verdict", equalTo("CANNOT_DETERMINE"))
                .body("steps.find { it.step == 'IDENTIFIER' }.code", equalTo("NO_IDENTIFIER"))
                .body("steps.find { it.step == 'SIGNATURE' }.result", equalTo("skipped"));
        verifyPdf(new byte[] {1, 2, 3}).then().statusCode(400).body("code", equalTo("LICENCE_FILE_UNREADABLE"));
    }

    @Test
    void aCredentialIsJudgedByItsStatusEntryHoweverLittleItDiscloses() {
        String identifier = Registry.issued(Registry.personalOrder());
        String credential = wallet.fetch(identifier);
        String nothing = Wallet.disclosing(credential, disclosure -> false);

        verify(credential).then().statusCode(200).body("verdict", equalTo("VALID"));
        verify(wallet.presented(nothing, "n"))
                .then()
                .body("verdict", equalTo("VALID"))
                .body("licence.identifier", equalTo(identifier));

        Registry.changeStatus(identifier, "SUSPEND").then().statusCode(200);
        verify(nothing).then().body("verdict", equalTo("SUSPENDED"));
    }

    @Test
    void aForgedCredentialIsTampered() {
        String identifier = Registry.issued(Registry.foodOrder());
        String credential = wallet.fetch(identifier);
        String signature = credential.substring(credential.lastIndexOf('.') + 1, credential.indexOf('~'));
        String stray = encoded("[\"salt\",\"number\",\"JY-FORGED\"]");

        verify(credential.replace(signature, "A".repeat(86))).then().body("verdict", equalTo("TAMPERED"));
        verify(credential + stray + "~")
                .then()
                .body("verdict", equalTo("TAMPERED"))
                .body("steps.find { it.step == 'CONTENT' }.details", contains("number"));
        verify(new Wallet().presented(credential, "n")).then().body("verdict", equalTo("TAMPERED"));
        String elsewhere = encoded("{\"alg\":\"ES256\",\"typ\":\"dc+sd-jwt\"}") + "."
                + encoded("{\"iss\":\"https://evil.example\"}") + "." + signature + "~";
        verify(elsewhere).then().body("verdict", equalTo("CANNOT_DETERMINE"));
        verify(elsewhere + encoded("[\"salt\",\"identifier\",\"" + identifier + "\"]") + "~")
                .then()
                .body("verdict", equalTo("TAMPERED"))
                .body("steps.find { it.step == 'CERTIFICATE' }.code", equalTo("CERTIFICATE_NOT_THE_ISSUERS"));
    }

    @Test
    void everyDamagedFileHasAVerdictOrARefusalInTime() {
        byte[] credential = wallet.fetch(Registry.issued(Registry.foodOrder())).getBytes(StandardCharsets.US_ASCII);
        int slack = new String(credential, StandardCharsets.US_ASCII).indexOf('~') - 1;
        byte[] tokens = ("%PDF-1.7" + "ZT1:0123456789ABCDEF".repeat(200_000)).getBytes(StandardCharsets.US_ASCII);
        String deep = encoded("[\"s\",\"a\"," + "[".repeat(20_000) + "]".repeat(20_000) + "]");
        Random random = new Random(20261122);

        for (int i = 0; i < 60; i++) {
            byte[] damaged = credential.clone();
            int place = random.nextInt(damaged.length);
            damaged[place == slack ? 0 : place] ^= (byte) (1 << random.nextInt(8));
            neverValid(Documents.verify("application/dc+sd-jwt", damaged));
        }
        Instant began = Instant.now();
        verifyPdf(tokens).then().statusCode(200).body("verdict", equalTo("CANNOT_DETERMINE"));
        neverValid(verify(new String(credential, StandardCharsets.US_ASCII) + deep + "~"));
        verify("~".repeat(60_000)).then().statusCode(400);
        verify("{}".repeat(100_000)).then().statusCode(400).body("code", equalTo("LICENCE_FILE_UNREADABLE"));
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(30));
    }

    private static void neverValid(Response answer) {
        answer.then().statusCode(oneOf(200, 400)).body("verdict", not(equalTo("VALID")));
    }

    private static Response verify(String credential) {
        return Documents.verify("application/dc+sd-jwt", credential.getBytes(StandardCharsets.UTF_8));
    }

    private static Response verifyPdf(byte[] pdf) {
        return Documents.verify("application/pdf", pdf);
    }

    private static byte[] foreignPdf() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new org.apache.pdfbox.pdmodel.PDPage());
            document.save(out);
        }
        return out.toByteArray();
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
