// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.feed;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.Hierarchy;
import org.zhengtong.catalog.entry.RevisionStore;
import org.zhengtong.catalog.feed.FeedAdmission.Verdict;
import org.zhengtong.catalog.neighbour.NeighbourStore;
import org.zhengtong.catalog.reporting.Receipts;
import org.zhengtong.catalog.reporting.Receipts.Judged;
import org.zhengtong.schemas.message.CatalogueEntryRevision;
import org.zhengtong.schemas.message.FeedItem;
import org.zhengtong.schemas.message.FeedPage;
import org.zhengtong.schemas.proof.ProofException;

/** Takes revisions from neighbours: checked first, then entries, cursor, receipts and this node's own feed in one transaction. */
@Singleton
public class FeedIntake {

    private static final Logger LOG = Logger.getLogger(FeedIntake.class);

    private final FeedStore feed;
    private final NeighbourStore neighbours;
    private final RevisionStore known;
    private final Revisions revisions;
    private final FeedCheck check;
    private final NoticeRule notices;
    private final Receipts receipts;
    private final FeedChanges changes;
    private final Hierarchy hierarchy;
    private final CatalogConfig node;

    FeedIntake(
            FeedStore feed,
            NeighbourStore neighbours,
            RevisionStore known,
            Revisions revisions,
            FeedCheck check,
            NoticeRule notices,
            Receipts receipts,
            FeedChanges changes,
            Hierarchy hierarchy,
            CatalogConfig node) {
        this.feed = feed;
        this.neighbours = neighbours;
        this.known = known;
        this.revisions = revisions;
        this.check = check;
        this.notices = notices;
        this.receipts = receipts;
        this.changes = changes;
        this.hierarchy = hierarchy;
        this.node = node;
    }

    /**
     * What became of a page.
     *
     * @param entered revisions new to this node
     * @param refused revisions not taken, kept in {@code feed_refusal}
     * @param cursor where to ask from next
     * @param complete false when a revision waits for a newer network map; ask again later
     */
    public record Applied(int entered, int refused, long cursor, boolean complete) {}

    private record Refused(FeedItem item, String reason) {}

    /** A page as it was checked, before anything is locked. */
    private record Read(
            List<FeedRow> taken, List<FeedItem> known, List<Refused> refused, long cursor, boolean complete) {}

    /** Takes a page of a neighbour's feed and moves the cursor. */
    public Applied apply(String neighbour, FeedPage page) {
        Read read = read(neighbour, page.getItems(), page.getPosition());
        int entered = QuarkusTransaction.requiringNew().call(() -> {
            int count = enter(neighbour, read);
            neighbours.moveCursor(neighbour, read.cursor());
            if (hierarchy.above(neighbour)) {
                receipts.give(neighbour, read.cursor(), judged(neighbour, read));
            }
            return count;
        });
        return applied(entered, read);
    }

    /** Takes single revisions that a reconciliation asked for; the cursor stays. */
    public Applied take(String neighbour, List<FeedItem> items) {
        Read read = read(neighbour, items, neighbours.cursor(neighbour));
        return applied(QuarkusTransaction.requiringNew().call(() -> enter(neighbour, read)), read);
    }

    private Applied applied(int entered, Read read) {
        if (entered > 0) {
            changes.signal().raise();
        }
        return new Applied(entered, read.refused().size(), read.cursor(), read.complete());
    }

    private Read read(String neighbour, List<FeedItem> items, long end) {
        FeedAdmission admission = admission(items);
        Read read = new Read(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), end, true);
        long cursor = neighbours.cursor(neighbour);
        for (FeedItem item : items) {
            Verdict verdict = admission.judge(item);
            switch (verdict) {
                case KNOWN -> read.known().add(item);
                case CONTRADICTS -> read.refused().add(new Refused(item, "CONTRADICTS"));
                case ADMITTED, PASSED_ON -> {
                    try {
                        read.taken().add(check.check(item));
                        if (verdict == Verdict.ADMITTED) {
                            admission.admit(item.getRevision());
                        }
                    } catch (FeedFault fault) {
                        if (fault.reason().equals(ProofException.Reason.UNKNOWN_KEY.name())) {
                            LOG.infof(
                                    "feed of %s waits at %d: key not in the network map",
                                    neighbour, item.getPosition());
                            return new Read(read.taken(), read.known(), read.refused(), cursor, false);
                        }
                        read.refused().add(new Refused(item, fault.reason()));
                    }
                }
            }
            cursor = item.getPosition();
        }
        return read;
    }

    private int enter(String neighbour, Read read) {
        long head = feed.lockHead();
        FeedAdmission admission =
                admission(read.taken().stream().map(FeedRow::item).toList());
        Set<String> passedBefore = feed.notices(read.taken().stream()
                .filter(FeedRow::outside)
                .map(FeedRow::entry)
                .toList());
        List<CatalogueEntryRevision> fresh = new ArrayList<>();
        List<FeedRow> passedOn = new ArrayList<>();
        for (FeedRow row : read.taken()) {
            Verdict verdict = admission.judge(row.item());
            if (verdict == Verdict.ADMITTED) {
                admission.admit(row.entry());
                fresh.add(notices.entered(row.entry(), fresh));
                passedOn.add(row);
            } else if (verdict == Verdict.PASSED_ON && !passedBefore.contains(FeedStore.key(row.entry()))) {
                passedOn.add(row);
            }
        }
        if (!fresh.isEmpty()) {
            revisions.enter("node-" + neighbour, fresh);
        }
        if (!passedOn.isEmpty()) {
            feed.addLearnt(head + 1, passedOn);
            feed.moveHead(head + passedOn.size());
        }
        read.refused().forEach(refused -> keep(neighbour, refused));
        return fresh.size();
    }

    private void keep(String neighbour, Refused refused) {
        LOG.warnf(
                "feed of %s: revision of %s refused: %s",
                neighbour, refused.item().getRevision().getResource(), refused.reason());
        neighbours.keepRefused(neighbour, refused.item(), refused.reason());
    }

    /** What the neighbour reported of its own, with this node's verdict on each. */
    private static List<Judged> judged(String neighbour, Read read) {
        List<Judged> judged = new ArrayList<>();
        read.taken().stream()
                .filter(row -> !row.outside())
                .forEach(row -> judged.add(Judged.taken(row.entry(), row.objection())));
        read.known().forEach(item -> judged.add(Judged.known(item.getRevision())));
        read.refused()
                .forEach(refused -> judged.add(Judged.refused(refused.item().getRevision(), refused.reason())));
        return judged.stream().filter(one -> one.origin().equals(neighbour)).toList();
    }

    private FeedAdmission admission(List<FeedItem> items) {
        return new FeedAdmission(
                node.code(),
                notices::forOthers,
                known.known(
                        items.stream()
                                .map(item -> item.getRevision().getResource())
                                .collect(Collectors.toSet()),
                        items.stream()
                                .map(item -> item.getRevision().getEntryId())
                                .collect(Collectors.toSet())));
    }
}
