// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.feed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.zhengtong.catalog.entry.RevisionStore.Known;
import org.zhengtong.schemas.message.CatalogueEntryRevision;
import org.zhengtong.schemas.message.FeedItem;

/**
 * Which of a neighbour's revisions this node takes: newer than what it knows, of another node, and of the node that always
 * kept the entry. Remembers what it admitted, so a page is judged as it would be one by one.
 */
final class FeedAdmission {

    /** What is to be done with a revision. */
    enum Verdict {
        ADMITTED,
        /** A notice for nodes further on; this one may go on knowing the entry. */
        PASSED_ON,
        /** Known already, or of this very node. */
        KNOWN,
        /** Says that an entry changed its node, its id or its code. */
        CONTRADICTS
    }

    private final String ownNode;
    private final Predicate<CatalogueEntryRevision> forOthers;
    private final Map<String, Known> byResource = new HashMap<>();
    private final Map<String, Known> byEntry = new HashMap<>();

    /** @param forOthers whether a revision is a notice that this node only passes on */
    FeedAdmission(String ownNode, Predicate<CatalogueEntryRevision> forOthers, List<Known> known) {
        this.ownNode = ownNode;
        this.forOthers = forOthers;
        known.forEach(this::remember);
    }

    Verdict judge(FeedItem item) {
        CatalogueEntryRevision revision = item.getRevision();
        if (revision.getNode().equals(ownNode)) {
            return Verdict.KNOWN;
        }
        Optional<Known> known = Optional.ofNullable(byResource.get(revision.getResource()))
                .or(() -> Optional.ofNullable(byEntry.get(revision.getEntryId())));
        if (known.filter(k -> contradicts(k, revision)).isPresent()
                || !item.getProof().getNode().equals(revision.getNode())) {
            return Verdict.CONTRADICTS;
        }
        if (Narrowing.outside(revision).isPresent()) {
            return known.isEmpty() ? Verdict.KNOWN : narrowed(known.get(), revision);
        }
        return known.filter(k -> k.revision() >= revision.getRevision()).isPresent() ? Verdict.KNOWN : Verdict.ADMITTED;
    }

    private Verdict narrowed(Known known, CatalogueEntryRevision notice) {
        if (forOthers.test(notice)) {
            return Verdict.PASSED_ON;
        }
        return known.revision() >= notice.getRevision() ? Verdict.KNOWN : Verdict.ADMITTED;
    }

    /** From now on this revision is known. */
    void admit(CatalogueEntryRevision revision) {
        remember(new Known(revision.getEntryId(), revision.getResource(), revision.getNode(), revision.getRevision()));
    }

    private void remember(Known known) {
        byResource.put(known.resource(), known);
        byEntry.put(known.entryId(), known);
    }

    private static boolean contradicts(Known known, CatalogueEntryRevision revision) {
        return !known.node().equals(revision.getNode())
                || !known.entryId().equals(revision.getEntryId())
                || !known.resource().equals(revision.getResource());
    }
}
