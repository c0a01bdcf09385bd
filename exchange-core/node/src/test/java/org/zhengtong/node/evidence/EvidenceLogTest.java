// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhengtong.node.evidence.EvidenceFixtures.answered;
import static org.zhengtong.node.evidence.EvidenceFixtures.refused;
import static org.zhengtong.node.evidence.EvidenceProblem.EXCHANGE_ALREADY_RECORDED;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengtong.kernel.outbox.Outbox;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.testing.NetworkFixtures;
import org.zhengtong.schemas.evidence.ReceiptVerifier;
import org.zhengtong.schemas.evidence.ReceiptVerifier.Verified;
import org.zhengtong.schemas.message.Receipt;
import org.zhengtong.schemas.message.Wire;

@QuarkusTest
class EvidenceLogTest {

    private static final int THREADS = 16;
    private static final int EACH = 50;

    @Inject
    Outbox outbox;

    private TestLog database;

    @BeforeEach
    void emptyLog() throws SQLException {
        database = TestLog.of("511900", outbox);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void recordsOfManyThreadsAreContiguousAndEveryReceiptVerifiesOffline() throws Exception {
        EvidenceLog log = database.open();

        List<Receipt> receipts = fromManyThreads(log);

        ReceiptVerifier verifier = new ReceiptVerifier(NetworkFixtures.map());
        List<Verified> verified = receipts.stream()
                .map(receipt -> verifier.verify(Wire.encode(receipt)))
                .toList();
        assertThat(verified)
                .extracting(receipt -> receipt.record().getSequence())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, THREADS * EACH).boxed().toList());
        assertThat(database.verify().fault()).isEmpty();
        assertThat(database.verify().records()).isEqualTo(THREADS * EACH);
        assertThat(database.count("SELECT count(*) FROM evidence_group")).isLessThan(THREADS * EACH);
        assertThat(database.count("SELECT count(*) FROM outbox WHERE topic = 'exchange.completed.v1'"))
                .isEqualTo(THREADS * EACH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE evidence_record SET record = ''",
                "DELETE FROM evidence_record",
                "TRUNCATE evidence_record",
                "UPDATE evidence_group SET root = ''",
                "DELETE FROM evidence_group",
                "UPDATE head_witness SET signature = ''",
                "DELETE FROM head_witness",
                "UPDATE witnessed_head SET head = ''",
                "DELETE FROM witnessed_head"
            })
    void theApplicationsRoleCannotChangeOrDeleteEvidence(String sql) throws SQLException {
        try (Connection app = database.app();
                Statement statement = app.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void alteredRecordIsNamedByOfflineVerification() throws Exception {
        fromManyThreads(database.open());

        database.asOwner("UPDATE evidence_record SET record = set_byte(record, 30, 255 - get_byte(record, 30))"
                + " WHERE sequence IN (417, 500)");

        assertThat(database.verify().fault())
                .hasValueSatisfying(fault -> assertThat(fault.sequence()).isEqualTo(417));
    }

    @Test
    void removedRecordIsNamedByOfflineVerification() throws Exception {
        fromManyThreads(database.open());

        database.asOwner("DELETE FROM evidence_record WHERE sequence = 401");

        assertThat(database.verify().fault())
                .hasValueSatisfying(fault -> assertThat(fault.sequence()).isEqualTo(401));
    }

    @Test
    void newInstanceContinuesTheChain() throws Exception {
        EvidenceLog first = database.open();
        first.append(answered()).join();
        first.append(answered()).join();
        first.close();

        Receipt receipt = database.open().append(answered()).join();

        assertThat(new ReceiptVerifier(NetworkFixtures.map())
                        .verify(receipt)
                        .record()
                        .getSequence())
                .isEqualTo(2);
        assertThat(database.verify().fault()).isEmpty();
        assertThat(database.verify().groups()).isEqualTo(3);
    }

    @Test
    void alteredLogIsNotContinued() throws Exception {
        EvidenceLog log = database.open();
        log.append(answered()).join();
        log.close();
        database.asOwner("UPDATE evidence_record SET record = set_byte(record, 30, 255 - get_byte(record, 30))");

        assertThatThrownBy(database::open)
                .isInstanceOf(LogAlteredException.class)
                .hasMessageContaining("refuses to start")
                .hasMessageContaining("its records do not lead to its root");
    }

    @Test
    void secondInstanceStandsByAndTakesOver() throws Exception {
        EvidenceLog first = database.open();
        first.append(answered()).join();
        EvidenceLog second = database.open();
        assertThat(second.writing()).isFalse();
        assertThat(problemOf(second.append(answered()))).isEqualTo(EvidenceProblem.EVIDENCE_UNAVAILABLE.name());

        first.close();
        second.takeOver();

        assertThat(second.writing()).isTrue();
        second.append(answered()).join();
        assertThat(database.verify().fault()).isEmpty();
        assertThat(database.verify().records()).isEqualTo(2);
    }

    @Test
    void anExchangeIsRecordedOnceAndSpoilsNoOther() throws Exception {
        EvidenceLog log = database.open();
        log.append(answered("exchange-1")).join();

        CompletableFuture<Receipt> again = log.append(answered("exchange-1"));
        List<CompletableFuture<Receipt>> others =
                IntStream.range(0, 20).mapToObj(i -> log.append(answered())).toList();
        CompletableFuture<Receipt> twice = log.append(answered("exchange-2"));
        CompletableFuture<Receipt> twiceMore = log.append(answered("exchange-2"));

        assertThat(problemOf(again)).isEqualTo(EXCHANGE_ALREADY_RECORDED.name());
        others.forEach(CompletableFuture::join);
        twice.join();
        assertThat(problemOf(twiceMore)).isEqualTo(EXCHANGE_ALREADY_RECORDED.name());
        assertThat(database.verify().fault()).isEmpty();
        assertThat(database.verify().records()).isEqualTo(22);
    }

    @Test
    void hostileTextIsRecordedWithoutSpoilingItsGroup() throws Exception {
        EvidenceLog log = database.open();

        List<Receipt> receipts =
                List.of(refused("\u0000'; --"), refused("\ud800 alone"), refused("x".repeat(9000))).stream()
                        .map(log::append)
                        .map(CompletableFuture::join)
                        .toList();

        ReceiptVerifier verifier = new ReceiptVerifier(NetworkFixtures.map());
        assertThat(receipts)
                .extracting(receipt -> verifier.verify(receipt).record().getResource())
                .containsExactly("\ufffd'; --", "\ufffd alone", "x".repeat(256));
    }

    private static List<Receipt> fromManyThreads(EvidenceLog log) throws InterruptedException {
        List<CompletableFuture<Receipt>> pending = new ArrayList<>();
        List<Thread> threads = IntStream.range(0, THREADS)
                .mapToObj(thread -> new Thread(() -> {
                    for (int i = 0; i < EACH; i++) {
                        CompletableFuture<Receipt> receipt = log.append(answered());
                        synchronized (pending) {
                            pending.add(receipt);
                        }
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        return pending.stream().map(CompletableFuture::join).toList();
    }

    private static String problemOf(CompletableFuture<Receipt> refused) {
        try {
            return "not refused: " + refused.join();
        } catch (CompletionException failure) {
            return failure.getCause() instanceof ProblemException problem
                    ? problem.problem().name()
                    : String.valueOf(failure.getCause());
        }
    }
}
