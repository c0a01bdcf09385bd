// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExchangeCallTest {

    private static final String ANSWER = """
            {"exchangeId":"0193","outcome":"ANSWERED",
             "records":[{"姓名":"陈示例","年龄":36,"面积":12.50,"有效":true,"备注":null}],
             "provenance":{"providerNode":"511900","providerOrganisation":"11511900009000015L",
               "resource":"105002/511900000001","entryRevision":3,
               "asOf":"2026-11-20T08:00:00Z","producedAt":"2026-11-21T08:00:00Z"},
             "route":[{"node":"511900","millis":12},{"node":"510000","millis":5}],
             "receipt":"AAEC"}""";

    private FakeNode node;
    private ZhengtongClient client;

    @BeforeEach
    void start() throws IOException {
        node = new FakeNode();
        client = ZhengtongClient.builder()
                .endpoint(node.url())
                .credentials(ClientFixtures.credentials())
                .timeout(Duration.ofSeconds(5))
                .build();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void fetchReturnsRecordsProvenanceRouteAndReceipt() {
        node.answers(ANSWER);

        ExchangeResult result = client.exchange("105002/511900000001")
                .parameter("公民身份号码", "511902209901010012")
                .purpose(Purpose.ADMINISTRATIVE_BASIS)
                .caseNumber("BZ-1")
                .operator("officer-7")
                .fetch();

        assertThat(result.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(result.records()).hasSize(1);
        assertThat(result.records().get(0))
                .containsEntry("姓名", "陈示例")
                .containsEntry("年龄", 36L)
                .containsEntry("面积", new BigDecimal("12.50"))
                .containsEntry("有效", true)
                .containsEntry("备注", null);
        assertThat(result.provenance().providerNode()).isEqualTo("511900");
        assertThat(result.provenance().entryRevision()).isEqualTo(3);
        assertThat(result.provenance().asOf()).contains("2026-11-20T08:00:00Z");
        assertThat(result.route()).extracting(Hop::node).containsExactly("511900", "510000");
        assertThat(result.receipt()).isEqualTo("AAEC");
        assertThat(result.toString()).doesNotContain("陈示例");
        assertThat(node.requests.get(0).target()).isEqualTo("/api/v1/exchanges");
        assertThat(node.requests.get(0).headers().getFirst("Zt-Deadline-Millis"))
                .isEqualTo("5000");
        assertThat(node.requests.get(0).body()).isEqualTo("""
                {"resource":"105002/511900000001","purpose":"ADMINISTRATIVE_BASIS","caseNumber":"BZ-1",\
                "operator":"officer-7","mode":"FETCH","parameters":{"公民身份号码":"511902209901010012"}}""");
    }

    @Test
    void verifyAsksForTheComparisonOnly() {
        node.answers("{\"exchangeId\":\"0194\",\"outcome\":\"MISMATCH\",\"records\":[]}");

        ExchangeResult result = client.exchange("105002/511900000001").verify();

        assertThat(result.outcome()).isEqualTo(Outcome.MISMATCH);
        assertThat(result.records()).isEmpty();
        assertThat(node.requests.get(0).body()).contains("\"mode\":\"VERIFY\"");
    }

    @Test
    void resultsCannotBeChanged() {
        node.answers(ANSWER);

        Map<String, Object> record =
                client.exchange("105002/511900000001").fetch().records().get(0);

        assertThatThrownBy(() -> record.put("姓名", "李示例")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void answerWithoutKnownOutcomeIsUnreadable() {
        node.answers("{\"outcome\":\"PERHAPS\"}");

        assertThatThrownBy(() -> client.exchange("105002/511900000001").fetch())
                .isInstanceOfSatisfying(ZhengtongException.class, e -> assertThat(e.code())
                        .isEqualTo(ZhengtongException.ANSWER_UNREADABLE));
    }

    @Test
    void licenceVerificationGoesToTheRegistry() {
        node.answers("""
                {"verdict":"SUSPENDED","steps":[{"step":"REGISTER","state":"failed"}],"licence":{"number":"X1"}}""");
        ZhengtongClient other = ZhengtongClient.builder()
                .endpoint("http://127.0.0.1:1")
                .registry(node.url())
                .credentials(ClientFixtures.credentials())
                .build();

        Verification verification = other.licences().verify("1.2.156.3005.2.X");

        assertThat(verification.verdict()).isEqualTo(Verdict.SUSPENDED);
        assertThat(verification.steps()).hasSize(1);
        assertThat(verification.licence()).containsEntry("number", "X1");
        assertThat(node.requests.get(0).target()).isEqualTo("/api/v1/verifications");
        assertThat(node.requests.get(0).body()).isEqualTo("{\"identifier\":\"1.2.156.3005.2.X\"}");
    }

    @Test
    void otherPathsAreReachedWithSignedGetAndPost() {
        node.answers("[1,2]").answers("{\"id\":\"7\"}");

        assertThat(client.get("/api/v1/network?x=%E4%B8%AD").json()).isEqualTo(java.util.List.of(1L, 2L));
        assertThat(client.post("/api/v1/applications", Map.of("resource", "r")).object())
                .containsEntry("id", "7");

        assertThat(node.requests).allSatisfy(request -> assertThat(request.headers())
                .containsKeys("Signature", "Signature-input", "Content-digest"));
        assertThat(node.requests.get(0).target()).isEqualTo("/api/v1/network?x=%E4%B8%AD");
    }
}
