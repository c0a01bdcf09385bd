// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.zhengtong.e2e.TestSandbox.identityCheck;
import static org.zhengtong.e2e.TestSandbox.patiently;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zhengtong.client.Outcome;
import org.zhengtong.client.ZhengtongClient;
import org.zhengtong.client.ZhengtongException;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.world.ApplicationSystem;
import org.zhengtong.sandbox.world.Organisation;
import org.zhengtong.sandbox.world.World;
import org.zhengtong.schemas.evidence.LogVerifier;

/** What callers and auditors see when a node on the way is dead, and when time runs out on the way. */
class DeadNodeIT {

    private final World world = TestSandbox.world();
    private final ZhengtongClient window = world.window();

    @Test
    void deadNodeInTheMiddleIsNamedAndTheRefusalKept() {
        TestSandbox.sandbox().kill("node-510000");
        ZhengtongException refusal;
        try {
            refusal = catchThrowableOfType(
                    ZhengtongException.class, () -> identityCheck(window).verify());
        } finally {
            TestSandbox.sandbox().restart("node-510000");
        }

        assertThat(refusal.code()).isEqualTo("NODE_UNREACHABLE");
        assertThat(refusal.member("failedNode")).contains("510000");
        assertThat(refusal.retryable()).isTrue();
        assertThat(recordOf(refusal.member("exchangeId").orElseThrow())
                        .path("outcome")
                        .asText())
                .isEqualTo("NODE_UNREACHABLE");
        patiently().ignoreException(ZhengtongException.class).untilAsserted(() -> assertThat(
                        identityCheck(window).verify().outcome())
                .isEqualTo(Outcome.MATCH));
    }

    @Test
    void deadlineThatExpiresOnTheWayIsRefused() {
        ZhengtongException refusal = catchThrowableOfType(
                ZhengtongException.class,
                () -> identityCheck(window).deadline(Duration.ofMillis(1)).verify());

        assertThat(refusal.code()).isEqualTo("DEADLINE_EXPIRED");
        assertThat(refusal.status()).isEqualTo(504);
    }

    @Test
    void systemThatIsNotRegisteredIsToldSo() {
        ApplicationSystem stranger =
                new ApplicationSystem("node-511900", "bz-stranger", Organisation.BAZHONG_MARKET, "未登记系统", List.of());

        ZhengtongException refusal =
                catchThrowableOfType(ZhengtongException.class, () -> identityCheck(world.client(stranger))
                        .verify());

        assertThat(refusal.code()).isEqualTo("KEY_UNKNOWN");
        assertThat(refusal.status()).isEqualTo(401);
        assertThat(refusal.traceId()).isPresent();
        assertThat(refusal.nextSteps()).first().asString().contains("运维");
    }

    @Test
    void logsOfAllNodesStandUpOffline() {
        identityCheck(window).verify();

        Map<String, LogVerifier.Result> logs = TestSandbox.audit().verify(world.auditors());

        assertThat(logs)
                .hasSize(4)
                .allSatisfy((node, log) -> assertThat(log.fault()).as(node).isEmpty());
        assertThat(logs.entrySet())
                .filteredOn(log -> Set.of("511900", "510000", "100000").contains(log.getKey()))
                .hasSize(3)
                .allSatisfy(log ->
                        assertThat(log.getValue().records()).as(log.getKey()).isPositive());
    }

    private JsonNode recordOf(String exchange) {
        Api auditor = world.auditorOf("511900");
        return patiently()
                .until(() -> search(auditor, exchange), Optional::isPresent)
                .orElseThrow();
    }

    /** The record of an exchange, looked for page by page. */
    private static Optional<JsonNode> search(Api auditor, String exchange) {
        String after = "-1";
        while (!after.isEmpty()) {
            JsonNode page = auditor.get("/api/v1/evidence?limit=1000&after=" + after);
            for (JsonNode found : page.path("records")) {
                if (found.path("exchangeId").asText().equals(exchange)) {
                    return Optional.of(found);
                }
            }
            after = page.path("next").asText("");
        }
        return Optional.empty();
    }
}
