// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

import static org.zhengtong.catalog.entry.EntryProblem.ENTRY_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.kernel.clock.Uuid7;
import org.zhengtong.kernel.problem.ProblemException;

/** Keeps drafts of entries (起草): a draft beside a live revision never hides it. */
@ApplicationScoped
public class Drafting {

    private final EntryStore entries;
    private final CatalogConfig node;
    private final Clock clock;

    Drafting(EntryStore entries, CatalogConfig node, Clock clock) {
        this.entries = entries;
        this.node = node;
        this.clock = clock;
    }

    /** Begins an entry. */
    @Transactional
    public RegisteredEntry begin(CatalogueEntry draft, Manager manager) {
        requireAllowed(draft, manager);
        String id = Uuid7.next(clock);
        entries.insertDraft(id, node.code(), draft, manager.name());
        return entries.find(id).orElseThrow();
    }

    /** Replaces the draft of an entry read at this version. */
    @Transactional
    public RegisteredEntry change(String id, int version, CatalogueEntry draft, Manager manager) {
        RegisteredEntry entry =
                entries.findForChange(id).orElseThrow(() -> new ProblemException(ENTRY_UNKNOWN, "no entry " + id));
        manager.requireKeeps(entry.providerOrganisation());
        requireAllowed(draft, manager);
        entry.requireChangeTo(draft);
        entry.requireVersion(version);
        entries.updateDraft(id, draft, manager.name());
        return entries.find(id).orElseThrow();
    }

    private static void requireAllowed(CatalogueEntry draft, Manager manager) {
        manager.requireKeeps(draft.providerOrganisation());
        draft.refusal().ifPresent(problem -> {
            throw new ProblemException(problem, "entry " + draft.name());
        });
    }
}
