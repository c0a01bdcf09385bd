// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.zhengtong.node.exchange.Calls.ask;
import static org.zhengtong.node.exchange.Calls.body;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.entry.RevisionStore;
import org.zhengtong.node.NodeConfig;
import org.zhengtong.node.testing.NetworkFixtures;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.evidence.ReceiptVerifier;
import org.zhengtong.schemas.message.EvidenceRecord;
import org.zhengtong.schemas.message.Position;
import org.zhengtong.schemas.message.Receipt;
import org.zhengtong.schemas.message.Wire;

/** An application system asks for data of its own node: answered with proof, or refused with the reason. */
@QuarkusTest
@TestSecurity(
        user = SharingFixtures.SYSTEM,
        roles = "application-system",
        attributes = {
            @SecurityAttribute(key = "organisation", value = SharingFixtures.CONSUMER),
            @SecurityAttribute(key = "kind", value = "system"),
            @SecurityAttribute(key = "nonce", value = "test-nonce-0123456789abcdef")
        })
class ExchangeTest {

    @Inject
    Jdbi jdbi;

    @Inject
    RevisionStore revisions;

    @Inject
    NodeConfig node;

    private final TestProvider provider = new TestProvider();
    private SharingFixtures sharing;

    @BeforeEach
    void prepare() {
        sharing = new SharingFixtures(jdbi, revisions, node.code());
    }

    @AfterEach
    void end() {
        provider.close();
    }

    @Test
    void anAnswerComesWithProvenanceAndAReceiptThatVerifiesOffline() {
        ResourceCode resource = attached("answers");
        String grant = sharing.grant(resource).insert();

        JsonPath answer = ask(resource)
                .statusCode(200)
                .body("outcome", equalTo("ANSWERED"))
                .body("records", hasSize(2))
                .body("records[0].name", equalTo("李示例"))
                .body("records[0]", not(hasKey("remark")))
                .body("records[0]", not(hasKey("unlisted")))
                .body("provenance.providerNode", equalTo(node.code()))
                .body("provenance.providerOrganisation", equalTo(SharingFixtures.PROVIDER))
                .body("provenance.entryRevision", equalTo(1))
                .body("provenance.asOf", equalTo("2026-11-01T00:00:00Z"))
                .body("provenance.producedAt", notNullValue())
                .body("route", hasSize(1))
                .body("route[0].node", equalTo(node.code()))
                .extract()
                .jsonPath();

        Receipt receipt = Wire.decode(Base64.getUrlDecoder().decode(answer.getString("receipt")), Receipt.class);
        EvidenceRecord record =
                new ReceiptVerifier(NetworkFixtures.map()).verify(receipt).record();
        assertThat(record.getExchangeId()).isEqualTo(answer.getString("exchangeId"));
        assertThat(record.getPosition()).isEqualTo(Position.LOCAL);
        assertThat(record.getOutcome()).isEqualTo("ANSWERED");
        assertThat(record.getGrantId()).isEqualTo(grant);
        assertThat(record.getCaseNumber()).isEqualTo("C-1");
        assertThat(record.getAnswerDigest()).isNotNull();
    }

    @Test
    void theProviderIsAskedByTheNodeUnderItsSignature() {
        ResourceCode resource = attached("answers");
        sharing.grant(resource).insert();

        ask(resource).statusCode(200);

        assertThat(provider.asked()).hasSize(1);
        TestProvider.Asked asked = provider.asked().get(0);
        assertThat(asked.signature()).contains("keyid=\"node-" + node.code() + "\"");
        JsonPath body = JsonPath.from(asked.body());
        assertThat(body.getString("applicationSystem")).isEqualTo(SharingFixtures.SYSTEM);
        assertThat(body.getString("parameters.name")).isEqualTo("李示例");
    }

    @Test
    void onlyGrantedItemsOfTheGrantedAreaLeave() {
        ResourceCode resource = attached("answers");
        sharing.grant(resource).items("number").area("5119").insert();

        ask(resource).statusCode(200).body("records", equalTo(List.of(Map.of("number", "巴健证 0001"))));
    }

    @Test
    void verifyAnswersOneWordAndNoData() {
        ResourceCode resource = attached("answers");
        sharing.grant(resource).insert();

        ask(body(resource, Map.of("mode", "VERIFY")))
                .statusCode(200)
                .body("outcome", equalTo("MATCH"))
                .body("records", hasSize(0));
        ask(body(resource, Map.of("mode", "VERIFY", "parameters", Map.of("name", "王示例"))))
                .statusCode(200)
                .body("outcome", equalTo("MISMATCH"))
                .body("records", hasSize(0));
    }

    @Test
    void verifyMatchesWhicheverRecordAgreesWithEveryClaim() {
        ResourceCode resource = attached("several");
        sharing.grant(resource).insert();

        ask(body(resource, Map.of("mode", "VERIFY", "parameters", Map.of("name", "乙", "citizenId", "2"))))
                .body("outcome", equalTo("MATCH"));
        ask(body(resource, Map.of("mode", "VERIFY", "parameters", Map.of("name", "甲", "citizenId", "2"))))
                .body("outcome", equalTo("MISMATCH"));
    }

    @Test
    void nothingFoundIsAnAnswerToo() {
        ResourceCode resource = attached("empty");
        sharing.grant(resource).insert();

        ask(resource).statusCode(200).body("outcome", equalTo("NOT_FOUND")).body("records", hasSize(0));
    }

    private ResourceCode attached(String behaviour) {
        ResourceCode resource = sharing.resource();
        sharing.attach(resource, provider.url(behaviour), 5000);
        return resource;
    }
}
