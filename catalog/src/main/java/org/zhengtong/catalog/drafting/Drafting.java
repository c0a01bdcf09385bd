// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.drafting;

import static org.zhengtong.catalog.entry.EntryProblem.DRAFT_UNKNOWN;
import static org.zhengtong.catalog.entry.EntryProblem.ENTRY_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.Manager;
import org.zhengtong.catalog.entry.RegisteredEntry;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.clock.Uuid7;
import org.zhengtong.kernel.problem.ProblemException;

/** Keeps drafts of entries (起草): a draft beside a live revision never hides it, and no saved version is lost. */
@ApplicationScoped
class Drafting {

    private final EntryStore entries;
    private final DraftStore drafts;
    private final Audit audit;
    private final CatalogConfig node;
    private final Clock clock;

    Drafting(EntryStore entries, DraftStore drafts, Audit audit, CatalogConfig node, Clock clock) {
        this.entries = entries;
        this.drafts = drafts;
        this.audit = audit;
        this.node = node;
        this.clock = clock;
    }

    /** Begins an entry. */
    @Transactional
    RegisteredEntry begin(CatalogueEntry draft, Manager manager) {
        requireAllowed(draft, manager);
        String id = Uuid7.next(clock);
        entries.insertDraft(id, node.code(), draft, manager.name());
        audit.record("entry.drafted", id, "version 1");
        return entries.find(id).orElseThrow();
    }

    /** Replaces the draft of an entry read at this version. */
    @Transactional
    RegisteredEntry change(String id, int version, CatalogueEntry draft, Manager manager) {
        return replace(entryOf(id, manager), version, draft, manager);
    }

    /** Takes up a version saved before; it becomes the newest draft, and what it replaces stays among the saved ones. */
    @Transactional
    RegisteredEntry restore(String id, int version, int saved, Manager manager) {
        RegisteredEntry entry = entryOf(id, manager);
        CatalogueEntry draft = drafts.find(id, saved)
                .orElseThrow(() -> new ProblemException(DRAFT_UNKNOWN, "entry " + id + " has no version " + saved));
        return replace(entry, version, draft, manager);
    }

    /** Gives up the draft of an entry read at this version (放弃草稿); its saved versions stay. */
    @Transactional
    void discard(String id, int version, Manager manager) {
        RegisteredEntry entry = entryOf(id, manager);
        entry.requireDiscardable();
        entry.requireVersion(version);
        entry.live().ifPresent(live -> entries.updateDraft(id, live, manager.name()));
        entries.discardDraft(id, manager.name());
        audit.record("entry.draft-discarded", id, "version " + version);
    }

    private RegisteredEntry entryOf(String id, Manager manager) {
        RegisteredEntry entry =
                entries.findForChange(id).orElseThrow(() -> new ProblemException(ENTRY_UNKNOWN, "no entry " + id));
        manager.requireKeeps(entry.providerOrganisation());
        return entry;
    }

    private RegisteredEntry replace(RegisteredEntry entry, int version, CatalogueEntry draft, Manager manager) {
        requireAllowed(draft, manager);
        entry.requireChangeTo(draft);
        entry.requireVersion(version);
        entries.updateDraft(entry.id(), draft, manager.name());
        RegisteredEntry changed = entries.find(entry.id()).orElseThrow();
        audit.record("entry.drafted", entry.id(), "version " + changed.version());
        return changed;
    }

    private static void requireAllowed(CatalogueEntry draft, Manager manager) {
        manager.requireKeeps(draft.providerOrganisation());
        draft.refusal().ifPresent(problem -> {
            throw new ProblemException(problem, "entry " + draft.name());
        });
    }
}
