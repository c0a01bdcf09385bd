// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengtong.e2e.TestSandbox.identityCheck;
import static org.zhengtong.e2e.TestSandbox.patiently;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengtong.bench.licence.HistoryFindings;
import org.zhengtong.bench.licence.StatusHistories;
import org.zhengtong.client.ExchangeResult;
import org.zhengtong.client.ZhengtongClient;
import org.zhengtong.client.ZhengtongException;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.world.Account;
import org.zhengtong.sandbox.world.BusinessFacts;
import org.zhengtong.sandbox.world.Organisation;
import org.zhengtong.sandbox.world.World;
import org.zhengtong.schemas.evidence.EvidenceExport;
import org.zhengtong.schemas.message.EvidenceRecord;
import org.zhengtong.schemas.message.Wire;

/** kill -9 of any process while exchanges and issues run: whatever was handed over is in evidence at both ends, or in the register. */
class KillIT {

    private static final int AT_LEAST = 15;
    private static final int ROWS = 1_500;
    private static final String IMPORTS = "/api/v1/catalogue/imports";

    private final World world = TestSandbox.world();
    private final Queue<String> exchanges = new ConcurrentLinkedQueue<>();
    private final Queue<String> licences = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @ValueSource(strings = {"node-511900", "node-510000", "node-100000", "registry-510000", "postgres", "kafka"})
    void nothingHandedOverIsLost(String victim) throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> workers =
                List.of(worker(over, this::exchange), worker(over, this::exchange), worker(over, this::issue));
        workers.forEach(Thread::start);
        try {
            moreOf(exchanges);
            moreOf(licences);

            TestSandbox.sandbox().kill(victim);
            TestSandbox.sandbox().restart(victim);

            moreOf(exchanges);
            moreOf(licences);
        } finally {
            over.set(true);
            for (Thread worker : workers) {
                worker.join();
            }
        }

        assertThat(recorded("511900")).containsAll(exchanges);
        assertThat(recorded("100000")).containsAll(exchanges);
        Api registrar = world.as(Account.SICHUAN_REGISTRAR);
        assertThat(licences).allSatisfy(identifier -> assertThat(registrar
                        .get("/api/v1/licences/" + identifier + "?purpose=DATA_CHECK")
                        .path("identifier")
                        .asText())
                .isEqualTo(identifier));
        assertThat(TestSandbox.audit().verify(world.auditors()))
                .allSatisfy((node, log) -> assertThat(log.fault()).as(node).isEmpty());
    }

    /** The short form of what {@code ./zt bench licence --only changes} does a million times. */
    @Test
    void noAnsweredChangeOfStatusIsLostAndThePublishedListFollows() throws InterruptedException {
        List<String> pool = IntStream.range(0, 30).mapToObj(i -> issued()).toList();

        HistoryFindings findings = new StatusHistories(TestSandbox.sandbox(), world, pool).run(1200, 1, 8);

        assertThat(findings.answered()).isGreaterThanOrEqualTo(1200);
        assertThat(findings.lost()).isEmpty();
        assertThat(findings.twice()).isEmpty();
        assertThat(findings.broken()).isEmpty();
        assertThat(findings.disordered()).isEmpty();
        assertThat(findings.unexplained()).isEmpty();
        assertThat(findings.versions()).isGreaterThan(2);
        assertThat(findings.unsteady()).isEmpty();
        assertThat(findings.impossible()).isEmpty();
        assertThat(findings.listed()).isEmpty();
    }

    @Test
    void importsKilledHalfWayAreTakenWholeAndOnce() {
        Api manager = world.manager(Organisation.BAZHONG_MARKET);
        Map<byte[], String> imports = new LinkedHashMap<>();
        for (String mode : List.of("VALID_ROWS", "ALL_OR_NOTHING")) {
            byte[] table = Entries.table("中断的导入" + UUID.randomUUID(), ROWS, Organisation.BAZHONG_MARKET);
            imports.put(table, imported(manager, "mode=" + mode, table));
        }

        TestSandbox.sandbox().kill("node-511900");
        TestSandbox.sandbox().restart("node-511900");

        imports.forEach((table, address) -> {
            JsonNode report = ended(manager, address);
            assertThat(report.path("status").asText()).isEqualTo("DONE");
            assertThat(report.path("imported").asInt() + report.path("warned").asInt())
                    .isEqualTo(ROWS);
            JsonNode again = ended(manager, imported(manager, "dryRun=true", table));
            assertThat(again.path("unchanged").asInt()).isEqualTo(ROWS);
        });
    }

    private static String imported(Api manager, String how, byte[] table) {
        return IMPORTS + "/"
                + manager.upload(IMPORTS + "?" + how, table).path("id").asText();
    }

    /** The report once the import has ended; the sweep takes a moment to notice that it stands. */
    private static JsonNode ended(Api manager, String address) {
        return patiently().atMost(Duration.ofMinutes(3)).until(() -> manager.get(address), report -> Set.of(
                        "DONE", "REFUSED")
                .contains(report.path("status").asText()));
    }

    private void moreOf(Queue<String> handedOver) {
        int enough = handedOver.size() + AT_LEAST;
        patiently().until(() -> handedOver.size() >= enough);
    }

    private void exchange() {
        ExchangeResult result = identityCheck(client()).verify();
        exchanges.add(result.exchangeId());
    }

    private ZhengtongClient client() {
        return world.window();
    }

    private void issue() {
        licences.add(issued());
    }

    private String issued() {
        String number = "KILL-" + UUID.randomUUID();
        return world.as(Account.SICHUAN_REGISTRAR)
                .post("/api/v1/licences", BusinessFacts.businessLicence(number), Map.of("Idempotency-Key", number))
                .path("identifier")
                .asText();
    }

    private Set<String> recorded(String node) {
        String export = world.auditorOf(node).text("/api/v1/evidence/export?fromGroup=0");
        Set<String> found = new HashSet<>();
        EvidenceExport.read(new StringReader(export))
                .flatMap(group -> group.records().stream())
                .map(bytes -> Wire.decode(bytes, EvidenceRecord.class))
                .filter(record -> record.getOutcome().equals("MATCH"))
                .forEach(record -> found.add(record.getExchangeId()));
        return found;
    }

    /** Works until told to stop; what is refused while a process is down was not handed over and does not count. */
    private static Thread worker(AtomicBoolean over, Runnable work) {
        return new Thread(() -> {
            while (!over.get()) {
                try {
                    work.run();
                } catch (ZhengtongException | SandboxException notHandedOver) {
                    Thread.onSpinWait();
                }
            }
        });
    }
}
