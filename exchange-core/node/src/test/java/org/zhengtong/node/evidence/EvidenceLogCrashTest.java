// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.zhengtong.node.evidence.EvidenceFixtures.answered;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.zhengtong.kernel.outbox.Outbox;
import org.zhengtong.node.testing.NetworkFixtures;
import org.zhengtong.schemas.evidence.ReceiptVerifier;
import org.zhengtong.schemas.message.Receipt;

/** The writer's connection dies between signing a group and committing it, or while nothing is written. */
@QuarkusTest
class EvidenceLogCrashTest {

    private static final String WAITING = """
            SELECT pid
            FROM pg_stat_activity
            WHERE application_name = 'zhengtong-evidence'
            AND wait_event_type = 'Lock'
            AND query LIKE '%INSERT INTO evidence_group%'
            """;

    @Inject
    Outbox outbox;

    @Test
    void groupSignedButNotCommittedLeavesNoGap() throws Exception {
        try (TestLog database = TestLog.of("511900", outbox)) {
            EvidenceLog log = database.open();
            log.append(answered()).join();

            CompletableFuture<Receipt> lost = loseBeforeCommit(database, log);

            assertThatThrownBy(lost::join).hasRootCauseMessage("the evidence could not be committed");
            Receipt next = await().ignoreExceptions()
                    .until(() -> log.append(answered()).join(), receipt -> true);
            assertThat(new ReceiptVerifier(NetworkFixtures.map())
                            .verify(next)
                            .record()
                            .getSequence())
                    .isEqualTo(1);
            assertThat(database.verify().fault()).isEmpty();
            assertThat(database.verify().records()).isEqualTo(2);
        }
    }

    @Test
    void processThatDiesAfterSigningIsFollowedByOneThatContinuesTheChain() throws Exception {
        try (TestLog database = TestLog.of("511900", outbox)) {
            EvidenceLog log = database.open();
            log.append(answered()).join();

            CompletableFuture<Receipt> lost = loseBeforeCommit(database, log);
            assertThatThrownBy(lost::join).hasRootCauseMessage("the evidence could not be committed");
            log.close();
            EvidenceLog restarted = database.open();

            restarted.append(answered()).join();
            assertThat(database.verify().fault()).isEmpty();
            assertThat(database.verify().records()).isEqualTo(2);
        }
    }

    @Test
    void aSessionLostWhileNothingIsWrittenCostsNoExchange() throws Exception {
        try (TestLog database = TestLog.of("511900", outbox);
                Connection app = database.app();
                Statement sessions = app.createStatement()) {
            Set<Integer> others = writers(sessions);
            EvidenceLog log = database.open();
            log.append(answered()).join();
            Set<Integer> own = writers(sessions);
            own.removeAll(others);
            for (int session : own) {
                sessions.execute("SELECT pg_terminate_backend(" + session + ", 10000)");
            }

            log.takeOver();

            log.append(answered()).join();
            assertThat(own).hasSize(1);
            assertThat(database.verify().fault()).isEmpty();
            assertThat(database.verify().records()).isEqualTo(2);
        }
    }

    private static Set<Integer> writers(Statement statement) throws SQLException {
        Set<Integer> sessions = new HashSet<>();
        try (ResultSet found = statement.executeQuery(
                "SELECT pid FROM pg_stat_activity WHERE application_name = 'zhengtong-evidence'")) {
            while (found.next()) {
                sessions.add(found.getInt("pid"));
            }
        }
        return sessions;
    }

    /** Holds the group's insert up with a lock, and ends the writer's session while it waits. */
    private static CompletableFuture<Receipt> loseBeforeCommit(TestLog database, EvidenceLog log) throws SQLException {
        try (Connection owner = database.owner();
                Statement lock = owner.createStatement();
                Connection app = database.app();
                Statement end = app.createStatement()) {
            owner.setAutoCommit(false);
            lock.execute("LOCK TABLE evidence_group IN EXCLUSIVE MODE");
            CompletableFuture<Receipt> pending = log.append(answered());
            int session = await().until(() -> waiting(end), pid -> pid != 0);
            end.execute("SELECT pg_terminate_backend(" + session + ")");
            await().until(() -> waiting(end) == 0);
            owner.rollback();
            return pending;
        }
    }

    private static int waiting(Statement statement) throws SQLException {
        try (ResultSet sessions = statement.executeQuery(WAITING)) {
            return sessions.next() ? sessions.getInt("pid") : 0;
        }
    }
}
