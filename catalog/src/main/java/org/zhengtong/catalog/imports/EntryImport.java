// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.EntryProblem;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.Manager;
import org.zhengtong.catalog.entry.RegisteredEntry;
import org.zhengtong.catalog.feed.FeedSigner;
import org.zhengtong.catalog.publication.NextRevision;
import org.zhengtong.kernel.clock.Uuid7;
import org.zhengtong.kernel.imports.CsvRow;
import org.zhengtong.kernel.imports.CsvTable;
import org.zhengtong.kernel.imports.ImportReport;
import org.zhengtong.kernel.imports.ImportTally;

/**
 * Imports entries (目录导入): the rows that can be taken are one transaction. An entry is known again by its organisation and
 * name, so that a second import changes nothing.
 */
@Singleton
class EntryImport {

    private final EntryStore entries;
    private final NextRevision next;
    private final FeedSigner signer;
    private final Validator validator;
    private final CatalogConfig node;
    private final Clock clock;

    EntryImport(
            EntryStore entries,
            NextRevision next,
            FeedSigner signer,
            Validator validator,
            CatalogConfig node,
            Clock clock) {
        this.entries = entries;
        this.next = next;
        this.signer = signer;
        this.validator = validator;
        this.node = node;
        this.clock = clock;
    }

    private record Key(String providerOrganisation, String name) {}

    /** Imports a table as drafts or, if wanted, publishes them. */
    ImportReport run(CsvTable table, boolean publish, Manager manager) {
        ImportReport report = QuarkusTransaction.requiringNew().call(() -> take(table, publish, manager));
        signer.proveWaiting();
        return report;
    }

    private ImportReport take(CsvTable table, boolean publish, Manager manager) {
        ImportTally tally = new ImportTally();
        Set<Key> told = new HashSet<>();
        for (CsvRow csv : table.rows()) {
            EntryRow row = new EntryRow(csv);
            try {
                CatalogueEntry entry = checked(row.read(), manager);
                if (!told.add(new Key(entry.providerOrganisation(), entry.name()))) {
                    throw new RefusedRow(EntryFinding.ROW_REPEATED, "name", entry.name());
                }
                if (enter(entry, publish, manager)) {
                    tally.imported(csv, row.warnings());
                } else {
                    tally.unchanged();
                }
            } catch (RefusedRow refused) {
                tally.refused(csv, refused.reason());
            }
        }
        return tally.report();
    }

    private CatalogueEntry checked(CatalogueEntry entry, Manager manager) {
        Optional<ConstraintViolation<CatalogueEntry>> violation = validator.validate(entry).stream()
                .min(Comparator.comparing(v -> v.getPropertyPath().toString()));
        violation.ifPresent(v -> {
            throw new RefusedRow(EntryFinding.VALUE_INVALID, column(v.getPropertyPath()), "" + v.getInvalidValue());
        });
        if (!manager.keeps(entry.providerOrganisation())) {
            throw new RefusedRow(
                    EntryProblem.ENTRY_OF_ANOTHER_ORGANISATION, "providerOrganisation", entry.providerOrganisation());
        }
        entry.hindrance().ifPresent(problem -> {
            boolean secret = problem == EntryProblem.STATE_SECRET_REFUSED;
            throw new RefusedRow(problem, secret ? "sensitivity" : "sharingCondition", "");
        });
        return entry;
    }

    private static String column(Path path) {
        return path.iterator().next().getName();
    }

    /** False when the entry says this already. */
    private boolean enter(CatalogueEntry entry, boolean publish, Manager manager) {
        Optional<RegisteredEntry> known = entries.findOwnByName(entry.providerOrganisation(), entry.name());
        boolean same = known.filter(k -> k.current().equals(entry)).isPresent();
        boolean waiting = known.isEmpty() || known.get().draft().isPresent();
        if (same && !(publish && waiting)) {
            return false;
        }
        if (known.isEmpty()) {
            entries.insertDraft(Uuid7.next(clock), node.code(), entry, manager.name());
        } else if (!same) {
            requireClass(known.get(), entry);
            entries.updateDraft(known.get().id(), entry, manager.name());
        }
        if (publish) {
            next.publish(
                    entries.findOwnByName(entry.providerOrganisation(), entry.name())
                            .orElseThrow(),
                    manager.name());
        }
        return true;
    }

    private static void requireClass(RegisteredEntry known, CatalogueEntry entry) {
        if (known.resource()
                .filter(code -> !code.classCode().equals(entry.classCode()))
                .isPresent()) {
            throw new RefusedRow(EntryProblem.CLASS_FIXED, "classCode", entry.classCode());
        }
    }
}
