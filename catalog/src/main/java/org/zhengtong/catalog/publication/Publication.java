// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.publication;

import static org.zhengtong.catalog.entry.EntryProblem.ENTRY_UNKNOWN;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.Manager;
import org.zhengtong.catalog.entry.RegisteredEntry;
import org.zhengtong.catalog.feed.FeedSigner;
import org.zhengtong.kernel.problem.ProblemException;

/** Publishes an entry (发布): (1) the revision becomes live, (2) it is proven and let into the feed. A sweep repeats (2). */
@Singleton
public class Publication {

    private final EntryStore entries;
    private final NextRevision next;
    private final FeedSigner signer;

    Publication(EntryStore entries, NextRevision next, FeedSigner signer) {
        this.entries = entries;
        this.next = next;
        this.signer = signer;
    }

    /** Publishes the draft; with a version, only if the entry still stands at it. */
    public RegisteredEntry publish(String id, Optional<Integer> version, Manager manager) {
        QuarkusTransaction.requiringNew().run(() -> enter(id, version, manager));
        signer.proveWaiting();
        return entries.find(id).orElseThrow();
    }

    private void enter(String id, Optional<Integer> version, Manager manager) {
        RegisteredEntry entry =
                entries.findForChange(id).orElseThrow(() -> new ProblemException(ENTRY_UNKNOWN, "no entry " + id));
        manager.requireKeeps(entry.providerOrganisation());
        version.ifPresent(entry::requireVersion);
        next.publish(entry, manager.name());
    }
}
