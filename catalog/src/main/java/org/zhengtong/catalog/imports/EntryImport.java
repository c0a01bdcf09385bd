// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;
import org.zhengtong.catalog.entry.Manager;
import org.zhengtong.catalog.entrysheet.EntrySheets;
import org.zhengtong.catalog.entrysheet.ItemRow;
import org.zhengtong.catalog.feed.FeedSigner;
import org.zhengtong.catalog.imports.ImportOrder.Mode;
import org.zhengtong.catalog.imports.ImportOrder.Status;
import org.zhengtong.catalog.imports.ImportOrder.Target;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.clock.Uuid7;
import org.zhengtong.kernel.spreadsheet.TableFile;
import org.zhengtong.kernel.spreadsheet.TableHeader;
import org.zhengtong.kernel.spreadsheet.TableRow;
import org.zhengtong.kernel.spreadsheet.TableSink;

/**
 * The course of an import (目录批量导入): (1) the file is laid down, whole or not at all, (2) its rows are checked, (3) those that can
 * be are taken, in chunks or all at once. Every step is a transaction; the sweep goes on with what stopped between two.
 */
@Singleton
public class EntryImport {

    private static final Logger LOG = Logger.getLogger(EntryImport.class);
    private static final String DEADLOCK = "40P01";
    private static final int BATCH = 500;
    private static final int STEP_SECONDS = 900;

    private final ImportStore imports;
    private final RowStore rows;
    private final ImportCheck check;
    private final ImportApply apply;
    private final FeedSigner signer;
    private final ImportConfig config;
    private final Audit audit;
    private final Clock clock;

    EntryImport(
            ImportStore imports,
            RowStore rows,
            ImportCheck check,
            ImportApply apply,
            FeedSigner signer,
            ImportConfig config,
            Audit audit,
            Clock clock) {
        this.imports = imports;
        this.rows = rows;
        this.check = check;
        this.apply = apply;
        this.signer = signer;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the caller wants of a file. */
    public record Wish(Mode mode, Target target, boolean dryRun) {

        /** Rows become drafts. */
        public static Wish drafts(boolean allOrNothing) {
            return new Wish(allOrNothing ? Mode.ALL_OR_NOTHING : Mode.VALID_ROWS, Target.DRAFT, false);
        }

        /** Rows that can be are published. */
        public static Wish published() {
            return new Wish(Mode.VALID_ROWS, Target.PUBLISHED, false);
        }
    }

    /** (1) Lays a file down; a file that is no table is refused and leaves nothing. Returns the import's id. */
    public String receive(Path file, Wish wish, Manager manager) {
        String id = Uuid7.next(clock);
        QuarkusTransaction.requiringNew().timeout(STEP_SECONDS).run(() -> {
            imports.insert(new ImportOrder(
                    id,
                    manager,
                    TableFile.Kind.CSV,
                    wish.mode(),
                    wish.target(),
                    wish.dryRun(),
                    List.of(),
                    Status.CHECKING));
            Staging staging = new Staging(id);
            try {
                TableFile.Kind kind = TableFile.read(file, EntrySheets.layouts(), staging);
                staging.lay();
                imports.describe(id, kind, staging.headers);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            audit.record("catalogue.import-received", id, wish.mode() + " " + wish.target());
        });
        return id;
    }

    /** Works until the import is finished or another worker has it. */
    public void run(String id) {
        boolean more = true;
        while (more) {
            more = step(id);
        }
        signer.proveWaiting();
    }

    /** (2) or (3): one step; false when there is nothing left to do here. */
    public boolean step(String id) {
        try {
            return QuarkusTransaction.requiringNew().timeout(STEP_SECONDS).call(() -> imports.take(id)
                    .filter(order -> !order.finished())
                    .map(this::advance)
                    .orElse(false));
        } catch (RowRefused refused) {
            QuarkusTransaction.requiringNew().run(() -> {
                rows.refuse(id, refused.line(), refused.remark());
                end(id, Status.REFUSED);
            });
            return false;
        } catch (JdbiException failed) {
            if (deadlocked(failed)) {
                LOG.infof("import %s gave way to another change of the same entries; the step is repeated", id);
                return true;
            }
            throw failed;
        }
    }

    private static boolean deadlocked(JdbiException failed) {
        return failed.getCause() instanceof SQLException sql && DEADLOCK.equals(sql.getSQLState());
    }

    private boolean advance(ImportOrder order) {
        Status status = order.status() == Status.CHECKING ? checked(order) : applied(order);
        if (status == Status.DONE || status == Status.REFUSED) {
            end(order.id(), status);
            return false;
        }
        imports.touch(order.id(), status);
        return true;
    }

    private void end(String id, Status status) {
        imports.touch(id, status);
        audit.record("catalogue.import-finished", id, status + " " + imports.counts(id));
    }

    private Status checked(ImportOrder order) {
        if (check.step(order)) {
            return Status.CHECKING;
        }
        return order.mode() == Mode.ALL_OR_NOTHING && anyRefused(order.id()) ? Status.REFUSED : Status.APPLYING;
    }

    /** All at once, where a {@link RowRefused} undoes it, or a chunk. */
    private Status applied(ImportOrder order) {
        if (order.mode() == Mode.VALID_ROWS) {
            return apply.step(order) > 0 ? Status.APPLYING : Status.DONE;
        }
        int taken = 0;
        int step = apply.step(order);
        while (step > 0) {
            taken += step;
            int soFar = taken;
            QuarkusTransaction.requiringNew().run(() -> imports.progress(order.id(), soFar));
            step = apply.step(order);
        }
        return Status.DONE;
    }

    private boolean anyRefused(String id) {
        ImportStore.Counts counts = imports.counts(id);
        return counts.refused() + counts.itemsRefused() > 0;
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        resume(config.idle());
        QuarkusTransaction.requiringNew()
                .run(() -> imports.forget(clock.instant().minus(config.keep())));
    }

    /** Goes on with imports that have not moved for this long; one that fails waits behind the others for its next turn. */
    public void resume(Duration idle) {
        for (String id : imports.idle(clock.instant().minus(idle))) {
            try {
                run(id);
            } catch (RuntimeException failure) {
                LOG.errorf(failure, "import %s stopped in the middle; it will be tried again", id);
                QuarkusTransaction.requiringNew().run(() -> imports.postpone(id));
            }
        }
    }

    /** Collects what is read and lays it down batch by batch. */
    private final class Staging implements TableSink {

        private final String id;
        private final List<TableHeader> headers = new ArrayList<>();
        private final List<StagedRow> batch = new ArrayList<>();

        Staging(String id) {
            this.id = id;
        }

        @Override
        public void header(int sheet, TableHeader header) {
            headers.add(header);
        }

        @Override
        public void row(TableRow row) {
            StagedRow staged = new StagedRow(row, "", "", "", Optional.empty(), List.of());
            Map<String, String> fields = staged.fields(headers.get(row.sheet()));
            boolean entry = row.sheet() == EntrySheets.ENTRIES;
            String name = entry ? fields.getOrDefault("name", "").strip() : ItemRow.entryOf(fields);
            String provider = fields.getOrDefault("providerOrganisation", "").strip();
            String resource = fields.getOrDefault(EntrySheets.RESOURCE, "").strip();
            batch.add(new StagedRow(row, name, provider, resource, Optional.empty(), List.of()));
            if (batch.size() == BATCH) {
                lay();
            }
        }

        void lay() {
            rows.insert(id, batch);
            batch.clear();
        }
    }
}
