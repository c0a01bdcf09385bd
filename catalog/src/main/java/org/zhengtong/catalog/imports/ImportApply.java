// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.imports;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.EntryDocument;
import org.zhengtong.catalog.entry.EntryProblem;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.RegisteredEntry;
import org.zhengtong.catalog.entrysheet.Remark;
import org.zhengtong.catalog.imports.ImportOrder.Mode;
import org.zhengtong.catalog.imports.ImportOrder.Target;
import org.zhengtong.catalog.imports.RowStore.Ready;
import org.zhengtong.catalog.imports.StagedRow.Outcome;
import org.zhengtong.catalog.lint.Lint;
import org.zhengtong.catalog.publication.NextRevision;
import org.zhengtong.catalog.review.NextReview;
import org.zhengtong.kernel.clock.Uuid7;
import org.zhengtong.kernel.imports.ImportFinding;
import org.zhengtong.kernel.problem.ProblemException;

/**
 * Takes checked rows into the catalogue (导入): an entry is known again by its organisation and name, so that a second import changes
 * nothing. Runs in the caller's transaction.
 */
@Singleton
class ImportApply {

    private static final int CHUNK = 500;

    private final RowStore rows;
    private final EntryStore entries;
    private final NextRevision next;
    private final NextReview review;
    private final Lint lint;
    private final EntryDocument documents;
    private final CatalogConfig node;
    private final Clock clock;

    ImportApply(
            RowStore rows,
            EntryStore entries,
            NextRevision next,
            NextReview review,
            Lint lint,
            EntryDocument documents,
            CatalogConfig node,
            Clock clock) {
        this.rows = rows;
        this.entries = entries;
        this.next = next;
        this.review = review;
        this.lint = lint;
        this.documents = documents;
        this.node = node;
        this.clock = clock;
    }

    /** Takes the next rows; false when there are none left. */
    boolean step(ImportOrder order) {
        List<Ready> chunk = rows.ready(order.id(), CHUNK);
        Map<Integer, Outcome> outcomes = new LinkedHashMap<>();
        Map<Integer, Remark> refusals = new LinkedHashMap<>();
        for (Ready row : chunk) {
            try {
                boolean changed = take(documents.read(row.document()), order);
                outcomes.put(
                        row.line(), !changed ? Outcome.UNCHANGED : row.warned() ? Outcome.WARNED : Outcome.IMPORTED);
            } catch (ProblemException refused) {
                if (!(refused.problem() instanceof ImportFinding finding)) {
                    throw refused;
                }
                String value = finding == EntryProblem.LINT_FAILED ? refused.detail() : "";
                Remark remark = Remark.refusal(finding, "", value);
                if (order.mode() == Mode.ALL_OR_NOTHING) {
                    throw new RowRefused(row.line(), remark);
                }
                outcomes.put(row.line(), Outcome.REFUSED);
                refusals.put(row.line(), remark);
            }
        }
        rows.applied(order.id(), outcomes, refusals);
        return !chunk.isEmpty();
    }

    /** False when the entry says this already. */
    private boolean take(CatalogueEntry entry, ImportOrder order) {
        Optional<RegisteredEntry> known = entries.findOwnByName(entry.providerOrganisation(), entry.name());
        boolean same = known.filter(k -> documents.write(k.current()).equals(documents.write(entry)))
                .isPresent();
        boolean waiting = known.isEmpty() || known.get().draft().isPresent();
        boolean submitted = known.flatMap(RegisteredEntry::review).isPresent();
        if (same && (order.target() == Target.DRAFT || !waiting || order.target() == Target.SUBMITTED && submitted)) {
            return false;
        }
        if (!same) {
            known.ifPresent(current -> current.requireChangeTo(entry));
        }
        if (order.target() == Target.PUBLISHED) {
            next.requireDirect();
        }
        if (order.target() != Target.DRAFT) {
            lint.requireNoErrors(entry, known);
        }
        if (!order.dryRun()) {
            enter(entry, known, same, order);
        }
        return true;
    }

    private void enter(CatalogueEntry entry, Optional<RegisteredEntry> known, boolean same, ImportOrder order) {
        String by = order.manager().name();
        if (known.isEmpty()) {
            entries.insertDraft(Uuid7.next(clock), node.code(), entry, by);
        } else if (!same) {
            entries.updateDraft(known.get().id(), entry, by);
        }
        switch (order.target()) {
            case DRAFT -> {}
            case SUBMITTED -> review.change(drafted(entry), Optional.empty(), by);
            case PUBLISHED -> next.publish(drafted(entry), by);
        }
    }

    private RegisteredEntry drafted(CatalogueEntry entry) {
        return entries.findOwnByName(entry.providerOrganisation(), entry.name()).orElseThrow();
    }
}
