// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.testing.Documents;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TestTrust;
import org.zhengtong.registry.testing.TrustResource;

@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class FileVerificationApiTest {

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void ourOwnFileIsValidAndEveryStepPasses() {
        String identifier = Registry.issued(Registry.foodOrder());

        Documents.verify(Documents.ofd(identifier))
                .then()
                .statusCode(200)
                .body("verdict", equalTo("VALID"))
                .body("licence.identifier", equalTo(identifier))
                .body("steps.result", everyItem(equalTo("passed")))
                .body("steps.step", hasItem("SIGNER_LISTED"))
                .body("steps.find { it.step == 'COVERAGE' }.reason", equalTo("全部文件均受签章保护"));
    }

    @Test
    void theRegistersStateOutweighsASoundSeal() {
        String identifier = Registry.issued(Registry.foodOrder());
        byte[] file = Documents.ofd(identifier);
        Registry.changeStatus(identifier, "REVOKE").then().statusCode(200);

        Documents.verify(file).then().body("verdict", equalTo("REVOKED"));
    }

    @Test
    void textOfSeveralLinesIsComparedAsItIs() {
        Map<String, Object> order = Registry.foodOrder();
        order.put("fields", Map.of("businessScope", "热食类食品制售\n冷食类食品制售", "riskClass", "B"));

        Documents.verify(Documents.ofd(Registry.issued(order))).then().body("verdict", equalTo("VALID"));
    }

    @Test
    void aChangedFileIsTamperedAndNamesWhatChanged() {
        String identifier = Registry.issued(Registry.foodOrder());
        Map<String, byte[]> files = Documents.unpack(Documents.ofd(identifier));
        String entry = new String(files.get("OFD.xml"), StandardCharsets.UTF_8);
        files.put("OFD.xml", entry.replace("蜀味示例小馆", "别家小馆").getBytes(StandardCharsets.UTF_8));

        Documents.verify(Documents.pack(files))
                .then()
                .statusCode(200)
                .body("verdict", equalTo("TAMPERED"))
                .body("steps.find { it.step == 'REFERENCES' }.details", contains("/OFD.xml"))
                .body("steps.find { it.step == 'CONTENT' }.details", contains("CZZT"));
    }

    @Test
    void aFileSealedAgainByAStrangerIsTampered() {
        Map<String, byte[]> files = Documents.unpack(Documents.ofd(Registry.issued(Registry.foodOrder())));
        files.keySet().removeIf(name -> name.startsWith("Doc_0/Signs/"));

        Documents.verify(Documents.sealedBy(new TestTrust("another root").issue("stranger"), files))
                .then()
                .body("verdict", equalTo("TAMPERED"))
                .body("steps.find { it.step == 'SIGNATURE_VALUE' }.result", equalTo("passed"))
                .body("steps.find { it.step == 'CERTIFICATE' }.code", equalTo("CERTIFICATE_NOT_THE_ISSUERS"));
    }

    @Test
    void aForeignFileThatNamesNoLicenceCannotBeDetermined() {
        Map<String, byte[]> files = Documents.unpack(Documents.ofd(Registry.issued(Registry.foodOrder())));
        files.keySet().removeIf(name -> name.startsWith("Doc_0/Signs/"));
        String entry = new String(files.get("OFD.xml"), StandardCharsets.UTF_8);
        files.put(
                "OFD.xml",
                entry.replaceAll("<ofd:CustomDatas>.*</ofd:CustomDatas>", "").getBytes(StandardCharsets.UTF_8));

        Documents.verify(Documents.sealedBy(new TestTrust("another root").issue("stranger"), files))
                .then()
                .body("verdict", equalTo("CANNOT_DETERMINE"))
                .body("steps.find { it.step == 'IDENTIFIER' }.code", equalTo("NO_IDENTIFIER"));
    }

    @Test
    void aKnownLicenceInAFileWithoutSealIsTampered() {
        Map<String, byte[]> files = Documents.unpack(Documents.ofd(Registry.issued(Registry.foodOrder())));
        String entry = new String(files.get("OFD.xml"), StandardCharsets.UTF_8);
        files.keySet().removeIf(name -> name.startsWith("Doc_0/Signs/"));
        files.put(
                "OFD.xml",
                entry.replaceAll("<ofd:Signatures>.*</ofd:Signatures>", "").getBytes(StandardCharsets.UTF_8));

        Documents.verify(Documents.pack(files))
                .then()
                .body("verdict", equalTo("TAMPERED"))
                .body("steps.find { it.step == 'SIGNATURES' }.code", equalTo("NOT_SEALED"));
    }

    @Test
    void whatIsNoOfdIsRefusedWithItsReason() {
        Map<String, byte[]> files = Documents.unpack(Documents.ofd(Registry.issued(Registry.foodOrder())));
        files.put("../evil", new byte[1]);

        Documents.verify(Documents.pack(files))
                .then()
                .statusCode(400)
                .body("code", equalTo("LICENCE_FILE_UNREADABLE"))
                .body("detail", containsString("../evil"));
        Documents.verify("%PDF-1.7".getBytes(StandardCharsets.US_ASCII))
                .then()
                .statusCode(400)
                .body("code", equalTo("LICENCE_FILE_UNREADABLE"));
    }

    @Test
    void everyDamagedFileHasAVerdictOrARefusal() {
        byte[] sound = Documents.ofd(Registry.issued(Registry.foodOrder()));
        Random random = new Random(20261122);

        for (int i = 0; i < 40; i++) {
            byte[] damaged = sound.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            Documents.verify(damaged).then().statusCode(org.hamcrest.Matchers.oneOf(200, 400));
        }
    }

    @Test
    @TestSecurity(
            user = "somebody",
            roles = {"operator", "applicant"})
    void onlyThoseWhoHandleLicencesVerify() {
        Documents.verify(new byte[1]).then().statusCode(403);
    }
}
