// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetryTest {

    private static final String ANSWER = "{\"exchangeId\":\"1\",\"outcome\":\"NOT_FOUND\",\"records\":[]}";
    private static final String UNREACHABLE = """
            {"type":"/problems/NODE_UNREACHABLE","title":"节点不可达","status":502,"detail":"node 100000 did not answer",
             "code":"NODE_UNREACHABLE","retryable":true,"whoFixes":"HUB_OPERATOR","traceId":"4bf9","failedNode":"100000"}""";
    private static final String NO_GRANT = """
            {"title":"没有授权","status":403,"detail":"no grant","code":"GRANT_MISSING","retryable":false,\
            "whoFixes":"CALLER","traceId":"4bfa"}""";

    private FakeNode node;

    @BeforeEach
    void start() throws IOException {
        node = new FakeNode();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void retryableRefusalIsAskedAgainWithANewNonce() {
        node.refuses(502, UNREACHABLE).refuses(502, UNREACHABLE).answers(ANSWER);

        ExchangeResult result = client(Retry.attempts(3, Duration.ofMillis(2)))
                .exchange("105002/511900000001")
                .fetch();

        assertThat(result.outcome()).isEqualTo(Outcome.NOT_FOUND);
        assertThat(node.requests)
                .hasSize(3)
                .extracting(request -> nonce(request.headers().getFirst("Signature-Input")))
                .doesNotHaveDuplicates();
    }

    @Test
    void refusalIsHandedOverWhenAttemptsAreUsedUp() {
        node.refuses(502, UNREACHABLE).refuses(502, UNREACHABLE);

        ZhengtongException refusal =
                catchThrowableOfType(ZhengtongException.class, () -> client(Retry.attempts(2, Duration.ofMillis(2)))
                        .exchange("105002/511900000001")
                        .fetch());

        assertThat(node.requests).hasSize(2);
        assertThat(refusal.code()).isEqualTo("NODE_UNREACHABLE");
        assertThat(refusal.status()).isEqualTo(502);
        assertThat(refusal.title()).isEqualTo("节点不可达");
        assertThat(refusal.detail()).isEqualTo("node 100000 did not answer");
        assertThat(refusal.traceId()).contains("4bf9");
        assertThat(refusal.retryable()).isTrue();
        assertThat(refusal.member("failedNode")).contains("100000");
        assertThat(refusal.nextSteps()).first().asString().contains("运维");
    }

    @Test
    void finalRefusalIsNotAskedAgain() {
        node.refuses(403, NO_GRANT);

        assertThatThrownBy(() -> client(Retry.attempts(5, Duration.ofMillis(2)))
                        .exchange("105002/511900000001")
                        .fetch())
                .isInstanceOfSatisfying(
                        ZhengtongException.class, e -> assertThat(e.code()).isEqualTo("GRANT_MISSING"));
        assertThat(node.requests).hasSize(1);
    }

    @Test
    void refusalOfTheSignatureIsNamedThoughTheJdkGivesNoBodyOfIt() {
        node.refuses(
                401,
                "{\"code\":\"KEY_UNKNOWN\",\"whoFixes\":\"HUB_OPERATOR\",\"traceId\":\"4bfb\"}",
                Map.of(
                        "Zt-Problem",
                        "KEY_UNKNOWN",
                        "Zt-Who-Fixes",
                        "HUB_OPERATOR",
                        "Trace-Id",
                        "4bfb",
                        "WWW-Authenticate",
                        "Basic realm=\"zhengtong\""));

        ZhengtongException refusal = catchThrowableOfType(
                ZhengtongException.class,
                () -> client(Retry.none()).exchange("105002/511900000001").fetch());

        assertThat(refusal.code()).isEqualTo("KEY_UNKNOWN");
        assertThat(refusal.status()).isEqualTo(401);
        assertThat(refusal.traceId()).contains("4bfb");
        assertThat(refusal.nextSteps()).first().asString().contains("运维");
    }

    @Test
    void refusalThatIsNoProblemDocumentKeepsItsStatus() {
        node.refuses(502, "<html>bad gateway</html>");

        assertThatThrownBy(() -> client(Retry.attempts(5, Duration.ofMillis(2))).get("/api/v1/network"))
                .isInstanceOfSatisfying(ZhengtongException.class, e -> {
                    assertThat(e.code()).isEqualTo("HTTP_502");
                    assertThat(e.retryable()).isFalse();
                });
    }

    @Test
    void brokenConnectionIsNotAskedAgainNotEvenByTheJdk() {
        node.answers(ANSWER).hangsUp();
        ZhengtongClient client = client(Retry.attempts(5, Duration.ofMillis(2)));
        client.exchange("105002/511900000001").fetch();

        assertThatThrownBy(() -> client.exchange("105002/511900000001").fetch())
                .isInstanceOfSatisfying(
                        ZhengtongException.class, e -> assertThat(e.code()).isEqualTo(ZhengtongException.UNREACHABLE));
        assertThat(node.requests).hasSize(2);
    }

    @Test
    void silenceEndsAtTheTimeout() {
        node.staysSilent();
        ZhengtongClient client = ZhengtongClient.builder()
                .endpoint(node.url())
                .credentials(ClientFixtures.credentials())
                .timeout(Duration.ofMillis(200))
                .build();

        assertThatThrownBy(() -> client.exchange("105002/511900000001").fetch())
                .isInstanceOfSatisfying(
                        ZhengtongException.class, e -> assertThat(e.code()).isEqualTo(ZhengtongException.TIMED_OUT));
    }

    @Test
    void pauseGrowsAndIsNeverShorterThanRetryAfter() {
        Retry retry = Retry.attempts(9, Duration.ofMillis(100));
        ZhengtongException refusal = refusal(Map.of());
        ZhengtongException patient = refusal(Map.of("retry-after", "7"));

        assertThat(retry.pauseAfter(1, refusal)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(retry.pauseAfter(4, refusal)).isBetween(Duration.ofMillis(400), Duration.ofMillis(800));
        assertThat(retry.pauseAfter(60, refusal)).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
        assertThat(retry.pauseAfter(1, patient)).isEqualTo(Duration.ofSeconds(7));
    }

    private ZhengtongClient client(Retry retry) {
        return ZhengtongClient.builder()
                .endpoint(node.url())
                .credentials(ClientFixtures.credentials())
                .retry(retry)
                .build();
    }

    private static ZhengtongException refusal(Map<String, String> headers) {
        return ZhengtongException.refusal(new ApiResponse(503, headers, UNREACHABLE));
    }

    private static String nonce(String signatureInput) {
        return signatureInput.replaceAll(".*;nonce=\"([^\"]+)\".*", "$1");
    }
}
