// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.evidence;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.zhengtong.node.evidence.EvidenceFixtures.ORGANISATION;
import static org.zhengtong.node.evidence.EvidenceFixtures.answered;
import static org.zhengtong.node.evidence.EvidenceFixtures.refused;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.zhengtong.node.testing.NetworkFixtures;
import org.zhengtong.schemas.evidence.EvidenceExport;
import org.zhengtong.schemas.evidence.LogVerifier;
import org.zhengtong.schemas.evidence.ReceiptVerifier;
import org.zhengtong.schemas.evidence.SignedHeads;
import org.zhengtong.schemas.message.EvidenceRecord;
import org.zhengtong.schemas.message.Receipt;
import org.zhengtong.schemas.message.SignedLogHead;
import org.zhengtong.schemas.message.Wire;

@QuarkusTest
class EvidenceApiTest {

    @Inject
    EvidenceLog log;

    @Test
    @TestSecurity(user = "auditor-1", roles = "auditor")
    void recordsAreReadPageByPage() {
        String resource = "105002/" + UUID.randomUUID();
        long first = sequenceOf(log.append(refused(resource)).join());
        long second = sequenceOf(log.append(refused(resource)).join());

        given().queryParam("resource", resource)
                .queryParam("limit", 1)
                .get("/api/v1/evidence")
                .then()
                .statusCode(200)
                .body("records", hasSize(1))
                .body("records[0].sequence", equalTo((int) first))
                .body("records[0].outcome", equalTo("RESOURCE_UNKNOWN"))
                .body("next", equalTo((int) first));
        given().queryParam("resource", resource)
                .queryParam("after", first)
                .get("/api/v1/evidence")
                .then()
                .body("records", hasSize(1))
                .body("records[0].sequence", equalTo((int) second))
                .body("records[0].recordedAt", notNullValue())
                .body("next", equalTo(null));
    }

    @Test
    @TestSecurity(user = "auditor-1", roles = "auditor")
    void exportVerifiesOffline() {
        long sequence = sequenceOf(log.append(answered()).join());

        String export = given().get("/api/v1/evidence/export")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        LogVerifier.Result result =
                new LogVerifier(NetworkFixtures.map()).verify(EvidenceExport.read(new StringReader(export)));
        assertThat(result.fault()).isEmpty();
        assertThat(result.records()).isGreaterThan(sequence);
    }

    @Test
    @TestSecurity(user = "auditor-1", roles = "auditor")
    void latestHeadIsSigned() {
        log.append(answered()).join();

        Response response = given().get("/api/v1/evidence/heads/latest");

        assertThat(response.statusCode()).isEqualTo(200);
        SignedLogHead head = Wire.decode(
                Base64.getDecoder().decode(response.jsonPath().getString("signedHead")), SignedLogHead.class);
        assertThat(SignedHeads.verify(head, NetworkFixtures.map()).getSize())
                .isEqualTo(response.jsonPath().getLong("size"));
    }

    @Test
    @TestSecurity(
            user = "food-permits",
            roles = "application-system",
            attributes = @SecurityAttribute(key = "organisation", value = ORGANISATION))
    void organisationGetsTheReceiptOfItsOwnExchange() {
        EvidenceEntry entry = answered();
        Receipt given = log.append(entry).join();

        String receipt = given().get("/api/v1/receipts/" + entry.exchangeId())
                .then()
                .statusCode(200)
                .body("sequence", equalTo((int) sequenceOf(given)))
                .body("position", equalTo("CONSUMER"))
                .extract()
                .path("receipt");

        byte[] bytes = Base64.getUrlDecoder().decode(receipt);
        EvidenceRecord record =
                new ReceiptVerifier(NetworkFixtures.map()).verify(bytes).record();
        assertThat(record.getExchangeId()).isEqualTo(entry.exchangeId());
        assertThat(record.getCaseNumber()).isEqualTo(entry.asked().caseNumber());
    }

    @Test
    @TestSecurity(
            user = "others",
            roles = "application-system",
            attributes = @SecurityAttribute(key = "organisation", value = "11511900009000031A"))
    void organisationGetsNoReceiptOfAnother() {
        EvidenceEntry entry = answered();
        log.append(entry).join();

        given().get("/api/v1/receipts/" + entry.exchangeId())
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("RECEIPT_NOT_FOUND"));
    }

    @Test
    @TestSecurity(user = "officer-7", roles = "caseworker")
    void evidenceIsForAuditors() {
        given().get("/api/v1/evidence").then().statusCode(403).body("code", equalTo("ROLE_REQUIRED"));
        given().get("/api/v1/evidence/export").then().statusCode(403).body("code", equalTo("ROLE_REQUIRED"));
    }

    @Test
    void receiptsNeedASignIn() {
        given().get("/api/v1/receipts/any").then().statusCode(401).body("code", equalTo("SIGN_IN_REQUIRED"));
    }

    private static long sequenceOf(Receipt receipt) {
        return Wire.decode(Wire.bytes(receipt.getRecord()), EvidenceRecord.class)
                .getSequence();
    }
}
