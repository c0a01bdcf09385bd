// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestIdentityAssociation;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengtong.registry.layout.Layouts;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.registry.offline.LicenceQr;
import org.zhengtong.registry.register.LicenceStore;
import org.zhengtong.registry.testing.Documents;
import org.zhengtong.registry.testing.Ofdrw;
import org.zhengtong.registry.testing.OpenSsl;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.offline.QrToken;
import org.zhengtong.schemas.proof.Sm3;
import org.zhengtong.schemas.seal.SealSignature;

@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class DocumentApiTest {

    @Inject
    Jdbi jdbi;

    @Inject
    LicenceStore licences;

    @Inject
    Rendering rendering;

    @Inject
    RenderingStore kept;

    @Inject
    LicenceTypeStore types;

    @Inject
    Layouts layouts;

    @Inject
    AuthoritySeals seals;

    @Inject
    LicenceQr qr;

    @Inject
    TestIdentityAssociation caller;

    @Test
    void theSealedOfdIsMadeOnceAndItsReadRecorded() {
        String identifier = issued(Registry.foodOrder());

        Response first = Documents.get(identifier, "application/ofd");
        first.then()
                .statusCode(200)
                .contentType("application/ofd")
                .header("Content-Disposition", containsString(identifier + ".ofd"))
                .header("ETag", equalTo('"' + Sm3.hex(Sm3.digest(first.asByteArray())) + '"'));

        assertThat(Documents.ofd(identifier)).isEqualTo(first.asByteArray());
        assertThat(reads(identifier)).isEqualTo(2);
    }

    @Test
    void whoeverAsksFirstMakesTheDocumentAndAllGetTheSame() throws Exception {
        LicenceIdentifier identifier = new LicenceIdentifier(issued(Registry.foodOrder()));
        Callable<String> ask = () -> rendering
                .of(licences.find(identifier).orElseThrow(), Format.OFD)
                .sm3();
        ExecutorService askers = Executors.newFixedThreadPool(4);
        try {
            List<Future<String>> answers = askers.invokeAll(List.of(ask, ask, ask, ask));
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo(answers.get(0).get());
            }
        } finally {
            askers.shutdown();
        }
    }

    @Test
    void aDocumentThatGotNoStampIsGivenOutButTheNextOneIsKept() {
        LicenceIdentifier identifier = new LicenceIdentifier(issued(Registry.foodOrder()));
        SealStamps silent = new SealStamps(
                Optional.of(signature -> {
                    throw new HttpTimeoutException("no answer");
                }),
                Clock.systemUTC());

        byte[] unstamped = new Rendering(kept, types, layouts, seals, silent, qr, Clock.systemUTC())
                .of(licences.find(identifier).orElseThrow(), Format.OFD)
                .content();

        assertThat(kept.find(identifier, Format.OFD)).isEmpty();
        Documents.verify(unstamped)
                .then()
                .body("verdict", equalTo("VALID"))
                .body("steps.find { it.step == 'TIME_STAMP' }.code", equalTo("NO_TIME_STAMP"));
        byte[] stamped = Documents.ofd(identifier.value());
        assertThat(Documents.sealing(stamped).timeStamp()).isNotNull();
        assertThat(Documents.ofd(identifier.value())).isEqualTo(stamped);
    }

    @Test
    void opensslAgreesToTheSealing(@TempDir Path directory) throws Exception {
        String identifier = issued(Registry.foodOrder());
        SealSignature sealing = Documents.sealing(Documents.ofd(identifier));
        String certificate = licences.find(new LicenceIdentifier(identifier))
                .orElseThrow()
                .document()
                .certificatePem();

        assertThat(OpenSsl.verifies(directory, certificate, sealing.signedPart(), sealing.signature()))
                .isTrue();
        assertThat(OpenSsl.verifies(
                        directory,
                        certificate,
                        sealing.seal().signedPart(),
                        sealing.seal().signature()))
                .isTrue();
    }

    @Test
    void ofdrwAgreesToTheSealAndSeesAChange(@TempDir Path directory) throws Exception {
        byte[] ofd = Documents.ofd(issued(Registry.foodOrder()));
        Map<String, byte[]> files = Documents.unpack(ofd);
        files.put("Doc_0/Document.xml", new byte[] {'<', 'a', '/', '>'});

        assertThat(Documents.sealing(ofd).timeStamp()).isNotNull();
        assertThat(Ofdrw.judge(directory, ofd)).endsWith("agreed, pages 1");
        assertThat(Ofdrw.judge(directory, Documents.pack(files))).doesNotContain("agreed");
    }

    @Test
    void thePdfReadsAndThePictureShowsTheCode() throws Exception {
        Map<String, Object> order = Registry.personalOrder();
        order.put("holder", Map.of("name", "陈𬪩", "scheme", "CITIZEN_ID", "code", Registry.PERSON));
        String identifier = issued(order);

        byte[] pdf = Documents.get(identifier, "application/pdf").asByteArray();
        byte[] png = Documents.get(identifier, "image/png")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        try (PDDocument read = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(read)).contains("陈𬪩", "示例资格证", (String) order.get("number"));
        }
        String code = qrText(ImageIO.read(new ByteArrayInputStream(png)));
        assertThat(QrToken.read(code).token().identifier().value()).isEqualTo(identifier);
        Registry.verify(Map.of("qr", code)).then().body("verdict", equalTo("VALID"));
    }

    @Test
    void aCharacterWithoutGlyphIsNamed() {
        Map<String, Object> order = Registry.foodOrder();
        order.put("holder", Map.of("name", "蜀味𪚲小馆", "scheme", "USCC", "code", Registry.SHOP));

        Documents.get(issued(order), "application/ofd")
                .then()
                .statusCode(422)
                .body("code", equalTo("GLYPH_MISSING"))
                .body("characters[0]", containsString("U+2A6B2"));
    }

    @Test
    void unknownLicencesAreRefused() {
        Documents.get(Registry.unknownIdentifier(TrustResource.BAZHONG), "application/ofd")
                .then()
                .statusCode(404)
                .body("code", equalTo("LICENCE_NOT_FOUND"));
    }

    @Test
    void whoIsNoRegistrarGetsNoPersonalDocument() {
        String person = issued(Registry.personalOrder());
        String shop = issued(Registry.foodOrder());

        caller.setTestIdentity(QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("reader"))
                .addRole("licence-reader")
                .addAttribute("organisation", TrustResource.SICHUAN)
                .build());

        Documents.get(person, "application/pdf").then().statusCode(403).body("code", equalTo("DOCUMENT_PERSONAL"));
        Documents.get(shop, "application/ofd").then().statusCode(200);
    }

    @Test
    @TestSecurity(
            user = "somebody",
            roles = {"operator", "applicant"})
    void onlyThoseWhoHandleLicencesGetThem() {
        Documents.get(Registry.unknownIdentifier(TrustResource.BAZHONG), "application/ofd")
                .then()
                .statusCode(403);
    }

    private static String issued(Map<String, Object> order) {
        Registry.registerTypes();
        return Registry.issued(order);
    }

    private int reads(String identifier) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT count(*)
                        FROM licence_access
                        WHERE identifier = :identifier AND action = 'DOCUMENT'
                        """)
                .bind("identifier", identifier)
                .mapTo(Integer.class)
                .one());
    }

    private static String qrText(BufferedImage image) throws Exception {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        BinaryBitmap bitmap = new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
        return new QRCodeReader()
                .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE))
                .getText();
    }
}
