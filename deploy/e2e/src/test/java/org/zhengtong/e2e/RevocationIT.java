// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengtong.e2e.TestSandbox.identityCheck;
import static org.zhengtong.e2e.TestSandbox.patiently;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.client.Outcome;
import org.zhengtong.client.ZhengtongClient;
import org.zhengtong.client.ZhengtongException;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.embedded.PostgresRoles;
import org.zhengtong.sandbox.world.Account;
import org.zhengtong.sandbox.world.World;

/**
 * A grant of the nation to a system of Bazhong, suspended and revoked: the consumer's node refuses early, and the provider's node
 * refuses what a consumer's node that knows nothing of it lets through.
 */
class RevocationIT {

    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final int NEWER = 1_000;
    private static final String CONSUMERS_NODE = "511900";
    private static final String PROVIDERS_NODE = "100000";

    private final World world = TestSandbox.world();
    private final Api officer = world.as(Account.IDENTITY_MANAGER);
    private ZhengtongClient client = world.window();
    private String grant = "";

    @BeforeEach
    void granted() {
        GrantedSystem granted = GrantedSystem.of(world, Account.MARKET_APPLICANT);
        client = granted.client();
        assertThat(identityCheck(client).verify().outcome()).isEqualTo(Outcome.MATCH);
        grant = officer.get(
                        "/api/v1/grants?applicationSystem=" + granted.system().id())
                .path("items")
                .path(0)
                .path("id")
                .asText();
    }

    /** The node that refuses an exchange for the grant's sake; empty when the exchange is answered. */
    private Optional<String> refusedBy() {
        try {
            identityCheck(client).verify();
            return Optional.empty();
        } catch (ZhengtongException refusal) {
            assertThat(refusal.code()).isIn("GRANT_MISSING", "GRANT_NOT_IN_FORCE");
            return Optional.of(refusal.member("failedNode").orElse(CONSUMERS_NODE));
        }
    }

    @Test
    void aSuspensionBitesAtBothEndsUntilTheGrantIsRestored() {
        change("suspension");
        bitesAtBothEnds("suspension");

        officer.post("/api/v1/grants/" + grant + "/restoration", Map.of());
        patiently().until(() -> refusedBy().isEmpty());
    }

    @Test
    void aRevocationBitesAtBothEnds() {
        change("revocation");
        bitesAtBothEnds("revocation");
    }

    private void change(String change) {
        officer.post("/api/v1/grants/" + grant + "/" + change, Map.of("reason", "用途不符"));
    }

    private void bitesAtBothEnds(String change) {
        Instant committed = Instant.now();
        patiently().pollInterval(Duration.ofMillis(10)).until(() -> refusedBy().isPresent());
        Duration refused = Duration.between(committed, Instant.now());
        patiently().pollInterval(Duration.ofMillis(10)).until(() -> refusedBy().equals(Optional.of(CONSUMERS_NODE)));
        Duration early = Duration.between(committed, Instant.now());
        System.out.printf(
                "%s: refused after %d ms, by the consumer's node after %d ms%n",
                change, refused.toMillis(), early.toMillis());
        assertThat(early).isLessThan(BOUND);

        String known = forgetAtConsumersNode();
        patiently().until(() -> refusedBy().equals(Optional.of(PROVIDERS_NODE)));
        assertThat(officer.get("/api/v1/grants/" + grant).path("standing").asText())
                .isEqualTo(known);
        overwrite(known, -NEWER);
        patiently().until(() -> refusedBy().equals(Optional.of(CONSUMERS_NODE)));
    }

    /**
     * The consumer's node is made to believe that the grant is in force, in a version that no change still on its way replaces (the
     * provider's node notes the delivery of a grant some seconds after it); says what it knew.
     */
    private String forgetAtConsumersNode() {
        JsonNode before = world.admin("node-" + CONSUMERS_NODE).get("/api/v1/grants/" + grant);
        overwrite("IN_FORCE", NEWER);
        return before.path("standing").asText();
    }

    private void overwrite(String status, int versions) {
        try (Connection database = DriverManager.getConnection(
                        TestSandbox.sandbox().database("node-" + CONSUMERS_NODE),
                        PostgresRoles.OWNER,
                        TestSandbox.sandbox().roles().ownerPassword());
                PreparedStatement update = database.prepareStatement(
                        "UPDATE access_grant SET status = ?, version = version + ? WHERE id = ?")) {
            update.setString(1, status);
            update.setInt(2, versions);
            update.setString(3, grant);
            assertThat(update.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
