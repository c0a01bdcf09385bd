// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.offline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestIdentityAssociation;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.testing.Identities;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.StatusLists;
import org.zhengtong.registry.testing.TestTrust;
import org.zhengtong.registry.testing.TestTrust.Certified;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.offline.OfflineReason;
import org.zhengtong.schemas.offline.OfflineVerification;
import org.zhengtong.schemas.offline.QrToken;

@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class LicenceQrApiTest {

    @Inject
    TestIdentityAssociation caller;

    @Test
    void theCodeIsJudgedOfflineWithWhatTheRegistryPublishes() {
        Registry.registerTypes();
        String identifier = Registry.issued(Registry.foodOrder());
        String text = StatusLists.qr(identifier);
        int list = StatusLists.reference(identifier).list();
        await().until(() -> given().get("/api/v1/status-lists/" + list).statusCode() == 200);

        assertThat(text).hasSizeLessThanOrEqualTo(510);
        assertThat(offline(list).verifyToken(text, Instant.now()).reason())
                .isEqualTo(OfflineReason.GENUINE_AND_IN_FORCE);
        assertThat(offline(list)
                        .verifyToken(text, Instant.now().plus(Duration.ofHours(13)))
                        .reason())
                .isEqualTo(OfflineReason.STATUS_LIST_STALE);
        Registry.changeStatus(identifier, "REVOKE").then().statusCode(200);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> offline(list).verifyToken(text, Instant.now()).reason() == OfflineReason.ENDED);
    }

    @Test
    void anIndependentReaderReadsThePicture() throws Exception {
        Registry.registerTypes();
        String identifier = Registry.issued(Registry.personalOrder());
        byte[] png = given().accept("image/png")
                .get("/api/v1/licences/" + identifier + "/qr")
                .then()
                .statusCode(200)
                .contentType("image/png")
                .extract()
                .asByteArray();
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        int side = picture.getWidth();
        int[] pixels = picture.getRGB(0, 0, side, side, null, 0, side);

        String text = new QRCodeReader()
                .decode(
                        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels))),
                        Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();

        QrToken token = QrToken.read(text).token();
        assertThat(token.identifier().value()).isEqualTo(identifier);
        assertThat(token.holder()).as("persons stay masked").isEqualTo("陈**");
    }

    @Test
    void theCodeIsVerifiedOnlineAndForgeriesAreFound() {
        Registry.registerTypes();
        String identifier = Registry.issued(Registry.foodOrder());
        String text = StatusLists.qr(identifier);
        QrToken token = QrToken.read(text).token();
        QrToken longer = new QrToken(
                token.identifier(),
                token.number(),
                token.holder(),
                token.validFrom(),
                token.validTo().plusYears(9),
                token.issuedAt(),
                token.status(),
                token.digest());
        Certified stranger = new TestTrust("another root").issue("stranger");
        char last = text.charAt(text.length() - 1);

        verify(text).body("verdict", equalTo("VALID")).body("licence.identifier", equalTo(identifier));
        verify(longer.sign(stranger.sm2(), stranger.pem())).body("verdict", equalTo("TAMPERED"));
        verify(text.substring(0, text.length() - 1) + (last == '0' ? '1' : '0')).body("verdict", equalTo("TAMPERED"));
        verify("not a code")
                .body("verdict", equalTo("CANNOT_DETERMINE"))
                .body("steps.find { it.step == 'IDENTIFIER' }.code", equalTo("UNREADABLE"));
        verify(identifier).body("verdict", equalTo("VALID"));
        verify(elsewhere(token, stranger)).body("verdict", equalTo("CANNOT_DETERMINE"));
        Registry.changeStatus(identifier, "SUSPEND").then().statusCode(200);
        verify(text).body("verdict", equalTo("SUSPENDED"));
        Registry.post("/api/v1/verifications", Map.of("qr", text, "identifier", identifier))
                .then()
                .statusCode(400)
                .body("code", equalTo("VERIFICATION_SUBJECT_REQUIRED"));
    }

    @Test
    @TestSecurity(
            user = "reader",
            roles = "licence-reader",
            attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
    void onlyRegistrarsGetTheCode() {
        given().get("/api/v1/licences/" + Registry.unknownIdentifier(TrustResource.BAZHONG) + "/qr")
                .then()
                .statusCode(403);
    }

    @Test
    void aRegistrarOfAnotherAuthorityDoesNotGetTheCode() {
        Registry.registerTypes();
        String identifier = Registry.issued(Registry.foodOrder());
        caller.setTestIdentity(Identities.person("sc-registrar", TrustResource.SICHUAN, "registrar"));

        given().get("/api/v1/licences/" + identifier + "/qr")
                .then()
                .statusCode(403)
                .body("code", equalTo("AUTHORITY_NOT_YOURS"));
    }

    private static OfflineVerification offline(int list) {
        return new OfflineVerification(
                TrustResource.rootCertificate(), List.of(StatusLists.trustList()), List.of(StatusLists.sm2(list)));
    }

    private static String elsewhere(QrToken token, Certified stranger) {
        return new QrToken(
                        new LicenceIdentifier(Registry.unknownIdentifier("11120000009000066B")),
                        token.number(),
                        token.holder(),
                        token.validFrom(),
                        token.validTo(),
                        token.issuedAt(),
                        token.status(),
                        token.digest())
                .sign(stranger.sm2(), stranger.pem());
    }

    private static io.restassured.response.ValidatableResponse verify(String text) {
        return Registry.verify(Map.of("qr", text)).then().statusCode(200);
    }
}
