// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengtong.registry.testing.OpenSsl;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TestTrust;
import org.zhengtong.registry.testing.TestTrust.Certified;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.schemas.licence.LicenceDocument;

@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class VerificationApiTest {

    @Inject
    ObjectMapper json;

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void aGenuineDocumentIsValidAndEveryStepPassed() {
        Map<String, Object> document = Registry.document(Registry.issued(Registry.foodOrder()));

        Registry.verify(Map.of("document", document))
                .then()
                .statusCode(200)
                .body("verdict", equalTo("VALID"))
                .body("steps.result", everyItem(equalTo("passed")));
    }

    @Test
    void aTamperedDocumentNamesTheFieldsThatDiffer() throws Exception {
        String identifier = Registry.issued(Registry.foodOrder());
        ObjectNode document = json.valueToTree(Registry.document(identifier));
        ((ObjectNode) document.path("content")).put("validTo", "2099-12-31");
        ((ObjectNode) document.path("content").path("fields")).put("businessScope", "一切经营");

        Registry.verify(Map.of("document", json.convertValue(document, Map.class)))
                .then()
                .body("verdict", equalTo("TAMPERED"))
                .body("steps.find { it.step == 'SIGNATURE' }.result", equalTo("failed"))
                .body("steps.find { it.step == 'CONTENT' }.details", contains("fields.businessScope", "validTo"));
    }

    @Test
    void aDocumentSignedAgainByAStrangerIsTampered() {
        String identifier = Registry.issued(Registry.foodOrder());
        ObjectNode content = json.valueToTree(Registry.document(identifier).get("content"));
        content.put("validTo", "2099-12-31");
        Certified stranger = new TestTrust("another root").issue("stranger");
        LicenceDocument forged = LicenceDocument.sign(content, stranger.sm2(), stranger.pem());

        Registry.verify(Map.of("document", json.convertValue(forged, Map.class)))
                .then()
                .body("verdict", equalTo("TAMPERED"))
                .body("steps.find { it.step == 'CERTIFICATE' }.code", equalTo("CERTIFICATE_NOT_THE_ISSUERS"));
    }

    @Test
    void aDocumentWithAnInventedNumberIsTampered() {
        ObjectNode content = json.valueToTree(
                Registry.document(Registry.issued(Registry.foodOrder())).get("content"));
        content.put("identifier", Registry.unknownIdentifier(TrustResource.BAZHONG));
        Certified stranger = new TestTrust("another root").issue("stranger");

        Registry.verify(Map.of(
                        "document",
                        json.convertValue(LicenceDocument.sign(content, stranger.sm2(), stranger.pem()), Map.class)))
                .then()
                .body("verdict", equalTo("TAMPERED"))
                .body("steps.find { it.step == 'REGISTER' }.code", equalTo("NOT_IN_REGISTER"));
    }

    @Test
    void whatThisRegistryCannotKnowIsNeverValid() {
        Registry.verify(Registry.unknownIdentifier("11120000009000066B"))
                .then()
                .statusCode(200)
                .body("verdict", equalTo("CANNOT_DETERMINE"))
                .body("steps.find { it.step == 'REGISTER' }.code", equalTo("ISSUER_NOT_HERE"));
        Registry.verify(Registry.unknownIdentifier(TrustResource.BAZHONG))
                .then()
                .body("verdict", equalTo("CANNOT_DETERMINE"));
    }

    @Test
    void datesAreJudgedOnTheDayAskedFor() {
        Map<String, Object> order = Registry.foodOrder();
        order.put("validFrom", "2020-01-01");
        order.put("validTo", "2021-12-31");
        String expired = Registry.issued(order);
        Map<String, Object> future = Registry.foodOrder();
        future.put("validFrom", "2090-01-01");
        future.put("validTo", "2099-12-31");

        Registry.verify(expired).then().body("verdict", equalTo("EXPIRED"));
        Registry.verify(Registry.issued(future)).then().body("verdict", equalTo("NOT_YET_VALID"));
    }

    @Test
    void theStateIsToldAsKnownThen() {
        String identifier = Registry.issued(Registry.foodOrder());
        Instant before = Instant.now();
        Registry.changeStatus(identifier, "REVOKE").then().statusCode(200);

        Registry.verify(identifier).then().body("verdict", equalTo("REVOKED"));
        Registry.verify(Map.of("identifier", identifier, "at", before.toString()))
                .then()
                .body("verdict", equalTo("VALID"));
        Registry.verify(Map.of("identifier", identifier, "knownAt", before.toString()))
                .then()
                .body("verdict", equalTo("VALID"));
    }

    @Test
    void personsAreMaskedAndReasonsSpeakTheCallersLanguage() {
        String identifier = Registry.issued(Registry.personalOrder());

        String answer = Registry.verify(identifier)
                .then()
                .body("licence.holder.name", equalTo("陈**"))
                .body("licence.fields.gender", equalTo("***"))
                .body("steps[0].reason", equalTo("证照标识格式与校验位正确"))
                .extract()
                .asString();
        given().contentType("application/json")
                .header("Accept-Language", "en")
                .body(Map.of("identifier", identifier))
                .post("/api/v1/verifications")
                .then()
                .body("steps[0].reason", containsString("check character are right"));

        assertThat(answer).doesNotContain(Registry.PERSON).doesNotContain("陈示例");
    }

    @Test
    void questionsWithoutASubjectAreRefused() {
        Registry.verify(Map.of()).then().statusCode(400).body("code", equalTo("VERIFICATION_SUBJECT_REQUIRED"));
        Registry.verify(Map.of("document", Map.of("content", Map.of())))
                .then()
                .statusCode(400)
                .body("code", equalTo("LICENCE_DOCUMENT_UNREADABLE"));
        Map<String, Object> wrong = new HashMap<>();
        wrong.put("identifier", Registry.unknownIdentifier(TrustResource.BAZHONG) + "X");
        Registry.verify(wrong)
                .then()
                .statusCode(400)
                .body("code", equalTo("VALUE_INVALID"))
                .body("detail", not(containsString((String) wrong.get("identifier"))));
    }

    @Test
    void opensslVerifiesTheSignature(@TempDir Path directory) throws Exception {
        String identifier = Registry.issued(Registry.foodOrder());
        LicenceDocument document = LicenceDocument.fromJson(json.writeValueAsString(Registry.document(identifier)));

        assertThat(OpenSsl.verifies(
                        directory, document.certificatePem(), document.signedBytes(), document.signatureBytes()))
                .isTrue();
    }

    @Test
    @TestSecurity(
            user = "somebody",
            roles = {"operator", "applicant"})
    void onlyThoseWhoHandleLicencesVerify() {
        Registry.verify(Registry.unknownIdentifier(TrustResource.BAZHONG))
                .then()
                .statusCode(403);
    }
}
