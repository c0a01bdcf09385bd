// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.intake;

import static org.zhengtong.kernel.problem.RequestProblem.BODY_TOO_LARGE;
import static org.zhengtong.registry.intake.IntakeProblem.INTAKE_EMPTY;
import static org.zhengtong.registry.intake.IntakeProblem.INTAKE_UNKNOWN;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.clock.Uuid7;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.intake.IntakeStore.Received;
import org.zhengtong.registry.intake.IntakeStore.Unnamed;
import org.zhengtong.registry.item.TrustLevel;
import org.zhengtong.registry.scan.ScanArchive;
import org.zhengtong.registry.scan.ScanArchive.Limits;
import org.zhengtong.registry.scan.ScanLaying;
import org.zhengtong.registry.stock.StockColumns;

/**
 * Takes in a file of stock licences (存量证照归集): lays its rows and the scans they name down in one transaction, then takes them in portions, each of which
 * commits licences and outcomes together. Run again after a stop it goes on where it stood.
 */
@ApplicationScoped
class Intake {

    private static final int LAID_AT_ONCE = 1_000;
    private static final int CHARACTERS_AT_ONCE = 1 << 20;
    private static final int ROWS = 1_000;
    private static final int LAYING_SECONDS = 300;

    private final IntakeStore intakes;
    private final RowStore rows;
    private final ScanLaying scans;
    private final IntakePortion portion;
    private final IntakeConfig config;
    private final Audit audit;
    private final Clock clock;

    Intake(
            IntakeStore intakes,
            RowStore rows,
            ScanLaying scans,
            IntakePortion portion,
            IntakeConfig config,
            Audit audit,
            Clock clock) {
        this.intakes = intakes;
        this.rows = rows;
        this.scans = scans;
        this.portion = portion;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What the sender says of the file.
     *
     * @param licenceType of rows that name none
     * @param corrects the intake whose refused rows it brings right
     * @param anyIssuer whether the sender may hand in for every authority
     * @param archive whether it is a ZIP with a table and its scans
     */
    record Wish(
            String fileName,
            @Nullable String licenceType,
            TrustLevel trust,
            @Nullable String corrects,
            boolean anyIssuer,
            boolean archive) {}

    /** Lays the file's rows and scans down; from here on nothing of it is lost. */
    String receive(Path file, Wish wish, Caller sender) {
        String corrected = wish.corrects();
        if (corrected != null
                && intakes.find(corrected)
                        .filter(intake -> intake.organisation().equals(sender.organisation()))
                        .isEmpty()) {
            throw new ProblemException(INTAKE_UNKNOWN, "no intake " + corrected + " of your organisation");
        }
        return QuarkusTransaction.requiringNew().timeout(LAYING_SECONDS).call(() -> lay(file, wish, sender));
    }

    /** In the caller's transaction. */
    String lay(Path file, Wish wish, Caller sender) {
        Laying laying = new Laying(Uuid7.next(clock));
        try {
            if (wish.archive()) {
                layArchive(file, laying);
            } else if (Files.size(file) > config.maxFile().asLongValue()) {
                throw new ProblemException(
                        BODY_TOO_LARGE,
                        "a table may have at most " + config.maxFile().asLongValue() + " bytes");
            } else {
                IntakeFile.read(file, config.maxRows(), laying);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the uploaded file cannot be read", e);
        }
        enter(laying, wish, sender);
        return laying.id;
    }

    private void layArchive(Path file, Laying laying) throws IOException {
        Limits limits = new Limits(
                config.maxFiles(),
                config.maxFile().asLongValue(),
                config.maxScan().asLongValue(),
                config.maxArchive().asLongValue());
        try (ScanArchive archive = ScanArchive.open(file, limits)) {
            laying.scans = archive::name;
            IntakeFile.read(archive.table(), config.maxRows(), laying);
            scans.lay(laying.id, archive);
            laying.unnamed = Unnamed.of(archive.unnamed());
        }
    }

    private void enter(Laying laid, Wish wish, Caller sender) {
        if (laid.count == 0) {
            throw new ProblemException(INTAKE_EMPTY, "the file has a header at most");
        }
        laid.stage();
        intakes.insert(new Received(
                laid.id,
                wish.fileName(),
                wish.licenceType(),
                wish.trust(),
                wish.corrects(),
                laid.header,
                laid.count,
                sender.name(),
                sender.organisation(),
                wish.anyIssuer(),
                laid.unnamed,
                clock.instant(),
                null));
        audit.record("intake.received", laid.id, laid.count + " rows, trust " + wish.trust());
    }

    /** The rows of a file as they are laid down, a thousand at once or fewer large ones; the archive is told which scans they name. */
    private final class Laying implements IntakeFile.Rows {

        private final String id;
        private final List<StagedRow> waiting = new ArrayList<>();
        private Consumer<String> scans = name -> {};
        private List<String> header = List.of();
        private StockColumns columns = new StockColumns(header);
        private Unnamed unnamed = Unnamed.NONE;
        private int count;
        private int characters;

        Laying(String id) {
            this.id = id;
        }

        @Override
        public void columns(List<String> titles) {
            header = titles;
            columns = new StockColumns(titles);
        }

        @Override
        public void row(StagedRow row) {
            scans.accept(columns.scan(row.cells()));
            waiting.add(row);
            count++;
            characters += row.cells().stream().mapToInt(String::length).sum();
            if (waiting.size() == LAID_AT_ONCE || characters > CHARACTERS_AT_ONCE) {
                stage();
            }
        }

        void stage() {
            rows.stage(id, waiting);
            waiting.clear();
            characters = 0;
        }
    }

    /** Takes every row that has no outcome yet. */
    void run(String id) {
        boolean more = true;
        while (more) {
            more = take(id);
        }
    }

    private boolean take(String id) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> portion.take(id, ROWS));
        } catch (RuntimeException failure) {
            if (!Unstorable.in(failure)) {
                throw failure;
            }
            return takeSingly(id);
        }
    }

    /** One row of the portion cannot be kept: each is taken by itself, and that one is refused. */
    private boolean takeSingly(String id) {
        boolean more = true;
        for (int i = 0; i < ROWS && more; i++) {
            try {
                more = QuarkusTransaction.requiringNew().call(() -> portion.take(id, 1));
            } catch (RuntimeException failure) {
                if (!Unstorable.in(failure)) {
                    throw failure;
                }
                QuarkusTransaction.requiringNew().run(() -> portion.refuseNext(id));
            }
        }
        return more;
    }
}
