// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.intake.Intake.Wish;
import org.zhengtong.registry.intake.RowStore.Outcome;
import org.zhengtong.registry.item.TrustLevel;
import org.zhengtong.registry.scan.Archives;
import org.zhengtong.registry.scan.ScanStore;
import org.zhengtong.registry.stock.StockStore;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.schemas.proof.Sm3;

/** Stops an intake between its steps, as a crash would, and expects it to go on without loss or repetition. */
@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class IntakeCrashTest {

    private static final Logger LOG = Logger.getLogger(IntakeCrashTest.class);
    private static final int ROWS = 2_500;
    private static final Caller REGISTRAR =
            new Caller("bz-registrar", Caller.Kind.PERSON, TrustResource.BAZHONG, Optional.empty());

    @Inject
    Intake intake;

    @Inject
    IntakePortion portion;

    @Inject
    IntakeSweep sweep;

    @Inject
    RowStore rows;

    @Inject
    IntakeStore intakes;

    @Inject
    ScanStore scans;

    @Inject
    StockStore stock;

    @TempDir
    Path folder;

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void stoppedAfterTheFileWasLaidDownEveryRowIsTaken() throws IOException {
        String id = received(ROWS);

        sweep.resume(Duration.ZERO);

        assertThat(rows.counts(id)).isEqualTo(Map.of(Outcome.TAKEN, ROWS));
    }

    @Test
    void stoppedBetweenAndInsideTwoPortionsItGoesOnAndTakesNoRowTwice() throws IOException {
        String id = received(ROWS);
        QuarkusTransaction.requiringNew().call(() -> portion.take(id, 1_000));
        QuarkusTransaction.begin();
        portion.take(id, 1_000);
        QuarkusTransaction.rollback();
        assertThat(rows.counts(id)).isEqualTo(Map.of(Outcome.TAKEN, 1_000, Outcome.PENDING, ROWS - 1_000));

        sweep.resume(Duration.ZERO);
        sweep.resume(Duration.ZERO);

        assertThat(rows.counts(id)).isEqualTo(Map.of(Outcome.TAKEN, ROWS));
        assertThat(rows.list(id, null, 0, ROWS)).hasSize(ROWS).allSatisfy(row -> assertThat(
                        stock.find(String.valueOf(row.identifier())))
                .hasValueSatisfying(kept -> assertThat(kept.revision()).isEqualTo(1)));
    }

    @Test
    void stoppedAnywhereScansAreThereWithTheirRowsOrNotAtAll() throws IOException {
        Map<String, String> row = Archives.row("1.pdf");
        byte[] scan = Archives.pdf();
        Path file = folder.resolve("stock.zip");
        Files.write(file, Archives.archive(List.of(row), Map.of("1.pdf", scan)));
        String sm3 = Sm3.hex(Sm3.digest(scan));
        QuarkusTransaction.begin();
        String stopped = intake.lay(file, archive(), REGISTRAR);
        QuarkusTransaction.rollback();
        assertThat(scans.find(sm3)).isEmpty();
        assertThat(intakes.find(stopped)).isEmpty();

        String id = intake.receive(file, archive(), REGISTRAR);
        assertThat(scans.content(sm3)).hasValue(scan);
        QuarkusTransaction.begin();
        portion.take(id, 1_000);
        QuarkusTransaction.rollback();
        Files.delete(file);
        assertThat(stock.find(String.valueOf(row.get("ZZBS")))).isEmpty();

        sweep.resume(Duration.ZERO);

        assertThat(rows.counts(id)).isEqualTo(Map.of(Outcome.TAKEN, 1));
        assertThat(stock.find(String.valueOf(row.get("ZZBS"))))
                .hasValueSatisfying(kept -> assertThat(kept.scan()).isEqualTo(sm3));
    }

    @Test
    @EnabledIfSystemProperty(named = "zt.measure", matches = "true")
    void aHundredThousandRowsAreTakenInsideTwoMinutes() throws IOException {
        Path file = file(100_000);
        long before = System.nanoTime();

        String id = intake.receive(file, wish(), REGISTRAR);
        long laid = System.nanoTime();
        intake.run(id);
        Duration all = Duration.ofNanos(System.nanoTime() - before);

        LOG.infof("100,000 rows: laid down in %d ms, all in %d ms", (laid - before) / 1_000_000, all.toMillis());
        assertThat(rows.counts(id)).isEqualTo(Map.of(Outcome.TAKEN, 100_000));
        assertThat(all).isLessThan(Duration.ofSeconds(120));
    }

    private String received(int count) throws IOException {
        return intake.receive(file(count), wish(), REGISTRAR);
    }

    private Path file(int count) throws IOException {
        Path file = folder.resolve("stock-" + count + ".csv");
        Files.writeString(
                file, StockRows.csv(Stream.generate(StockRows::row).limit(count).toList()));
        return file;
    }

    private static Wish archive() {
        return new Wish("stock.zip", null, TrustLevel.B, null, false, true);
    }

    private static Wish wish() {
        return new Wish("stock.csv", null, TrustLevel.B, null, false, false);
    }
}
