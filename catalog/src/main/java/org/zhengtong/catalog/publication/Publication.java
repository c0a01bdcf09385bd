// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.publication;

import static org.zhengtong.catalog.entry.EntryProblem.ENTRY_UNKNOWN;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.Manager;
import org.zhengtong.catalog.entry.RegisteredEntry;
import org.zhengtong.catalog.feed.FeedSigner;
import org.zhengtong.kernel.problem.ProblemException;

/**
 * Publishes and withdraws entries (发布、撤销) where no review is required: (1) the revision is entered, (2) it is proven and let into
 * the feed. A sweep repeats (2).
 */
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
        return changed(id, version, manager, entry -> next.publish(entry, manager.name()));
    }

    /** Withdraws the resource for good. */
    public RegisteredEntry withdraw(String id, Optional<Integer> version, String reason, Manager manager) {
        return changed(id, version, manager, entry -> next.withdraw(entry, reason, manager.name()));
    }

    private RegisteredEntry changed(
            String id, Optional<Integer> version, Manager manager, Consumer<RegisteredEntry> change) {
        QuarkusTransaction.requiringNew().run(() -> {
            RegisteredEntry entry =
                    entries.findForChange(id).orElseThrow(() -> new ProblemException(ENTRY_UNKNOWN, "no entry " + id));
            manager.requireKeeps(entry.providerOrganisation());
            version.ifPresent(entry::requireVersion);
            change.accept(entry);
        });
        signer.proveWaiting();
        return entries.find(id).orElseThrow();
    }
}
