// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.imports;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.drafting.DraftStore;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.EntryDocument;
import org.zhengtong.catalog.entry.EntryProblem;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.RegisteredEntry;
import org.zhengtong.catalog.entrysheet.EntrySheets;
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
 * Takes checked rows into the catalogue (导入): an entry is known again by its resource code where the row has it, otherwise by its organisation
 * and name, so that a second import changes nothing; a draft somebody else saved since the export is not overwritten. Runs in the caller's
 * transaction.
 */
@Singleton
class ImportApply {

    private static final int CHUNK = 500;

    /** Refusals whose detail says more than the cell does. */
    private static final Set<EntryProblem> TOLD = Set.of(EntryProblem.LINT_FAILED, EntryProblem.ENTRY_CHANGED_SINCE);

    private final RowStore rows;
    private final EntryStore entries;
    private final DraftStore drafts;
    private final NextRevision next;
    private final NextReview review;
    private final Lint lint;
    private final EntryDocument documents;
    private final CatalogConfig node;
    private final Clock clock;

    ImportApply(
            RowStore rows,
            EntryStore entries,
            DraftStore drafts,
            NextRevision next,
            NextReview review,
            Lint lint,
            EntryDocument documents,
            CatalogConfig node,
            Clock clock) {
        this.rows = rows;
        this.entries = entries;
        this.drafts = drafts;
        this.next = next;
        this.review = review;
        this.lint = lint;
        this.documents = documents;
        this.node = node;
        this.clock = clock;
    }

    /** Takes the next rows; how many, none when nothing is left. */
    int step(ImportOrder order) {
        List<Ready> chunk = rows.ready(order.id(), CHUNK);
        Map<Integer, Outcome> outcomes = new LinkedHashMap<>();
        Map<Integer, Remark> refusals = new LinkedHashMap<>();
        for (Ready row : chunk) {
            try {
                boolean changed = take(row, documents.read(row.document()), order);
                outcomes.put(
                        row.line(), !changed ? Outcome.UNCHANGED : row.warned() ? Outcome.WARNED : Outcome.IMPORTED);
            } catch (ProblemException refused) {
                if (!(refused.problem() instanceof ImportFinding finding)) {
                    throw refused;
                }
                String value = TOLD.contains(finding) ? refused.detail() : "";
                Remark remark = Remark.refusal(finding, column(finding), value);
                if (order.mode() == Mode.ALL_OR_NOTHING) {
                    throw new RowRefused(row.line(), remark);
                }
                outcomes.put(row.line(), Outcome.REFUSED);
                refusals.put(row.line(), remark);
            }
        }
        rows.applied(order.id(), outcomes, refusals);
        return chunk.size();
    }

    /** False when the entry says this already. */
    private boolean take(Ready row, CatalogueEntry entry, ImportOrder order) {
        Optional<RegisteredEntry> known = known(row, entry, order);
        boolean same = known.filter(k -> documents.write(k.current()).equals(documents.write(entry)))
                .isPresent();
        boolean waiting = known.isEmpty() || known.get().draft().isPresent();
        boolean submitted = known.flatMap(RegisteredEntry::review).isPresent();
        if (same && (order.target() == Target.DRAFT || !waiting || order.target() == Target.SUBMITTED && submitted)) {
            return false;
        }
        if (!same) {
            known.ifPresent(current -> requireChange(current, row, entry, order));
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

    /** The entry a row is of, locked. */
    private Optional<RegisteredEntry> known(Ready row, CatalogueEntry entry, ImportOrder order) {
        Optional<RegisteredEntry> named = entries.findOwnByName(entry.providerOrganisation(), entry.name());
        if (row.resource().isEmpty()) {
            return named;
        }
        String code = row.resource().get();
        RegisteredEntry coded = entries.findByCode(code)
                .orElseThrow(() -> new ProblemException(EntryProblem.ENTRY_UNKNOWN, "no entry has the code " + code));
        order.manager().requireKeeps(coded.providerOrganisation());
        if (named.filter(other -> !other.id().equals(coded.id())).isPresent()) {
            throw new ProblemException(EntryProblem.ENTRY_NAME_TAKEN, "name " + entry.name());
        }
        return Optional.of(coded);
    }

    /** What keeps a draft from being replaced by the row. */
    private void requireChange(RegisteredEntry current, Ready row, CatalogueEntry entry, ImportOrder order) {
        current.requireChangeTo(entry);
        row.version()
                .flatMap(version ->
                        drafts.savedSince(current.id(), version, order.manager().name()))
                .ifPresent(who -> {
                    throw new ProblemException(EntryProblem.ENTRY_CHANGED_SINCE, "changed by " + who);
                });
    }

    /** The cell a refusal is about. */
    private static String column(ImportFinding finding) {
        return finding == EntryProblem.ENTRY_UNKNOWN
                        || finding == EntryProblem.ENTRY_OF_ANOTHER_ORGANISATION
                        || finding == EntryProblem.ENTRY_CHANGED_SINCE
                ? EntrySheets.RESOURCE
                : finding == EntryProblem.ENTRY_NAME_TAKEN ? "name" : "";
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
