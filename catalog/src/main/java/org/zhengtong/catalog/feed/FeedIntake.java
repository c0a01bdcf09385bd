// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.feed;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.Hierarchy;
import org.zhengtong.catalog.entry.RevisionStore;
import org.zhengtong.catalog.feed.FeedAdmission.Verdict;
import org.zhengtong.catalog.feed.Revisions.Live;
import org.zhengtong.catalog.neighbour.NeighbourStore;
import org.zhengtong.catalog.neighbour.NeighbourStore.Followed;
import org.zhengtong.catalog.reporting.Receipts;
import org.zhengtong.catalog.reporting.Receipts.Judged;
import org.zhengtong.schemas.message.FeedItem;
import org.zhengtong.schemas.message.FeedPage;
import org.zhengtong.schemas.proof.ProofException;

/**
 * Takes revisions from neighbours: checked first, which costs processor time and no lock, then entries, cursor, receipts and this node's own
 * feed in one transaction.
 */
@Singleton
public class FeedIntake {

    private static final Logger LOG = Logger.getLogger(FeedIntake.class);

    /** A new network map reaches every node that is up within minutes. */
    private static final Duration KEY_AWAITED = Duration.ofHours(1);

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
    private final Clock clock;

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
            CatalogConfig node,
            Clock clock) {
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
        this.clock = clock;
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

    /**
     * A page whose revisions were checked and made ready, without asking what this node knows.
     *
     * @param end where to ask from next
     * @param more whether the neighbour had more when it gave the page
     */
    public record Checked(List<Candidate> candidates, long end, boolean more) {}

    /** @param fault why it cannot be taken, where there is no row */
    record Candidate(FeedItem item, Optional<FeedRow> row, String fault) {}

    private record Refused(FeedItem item, String reason) {}

    /** What became of the candidates, in this node's transaction. */
    private static final class Outcome {
        private final List<Live> fresh = new ArrayList<>();
        private final List<FeedRow> taken = new ArrayList<>();
        private final List<FeedRow> passedOn = new ArrayList<>();
        private final List<FeedItem> known = new ArrayList<>();
        private final List<Refused> refused = new ArrayList<>();
        private long cursor;
        private Optional<FeedItem> waiting = Optional.empty();
        private boolean complete = true;

        Applied applied() {
            return new Applied(fresh.size(), refused.size(), cursor, complete);
        }
    }

    /** Checks a page; another page may be entered meanwhile. */
    public Checked check(FeedPage page) {
        return new Checked(candidates(page.getItems()), page.getPosition(), page.getPosition() < page.getHead());
    }

    private List<Candidate> candidates(List<FeedItem> items) {
        return items.stream().map(this::candidate).toList();
    }

    private Candidate candidate(FeedItem item) {
        if (item.getRevision().getNode().equals(node.code())) {
            return new Candidate(item, Optional.empty(), "OWN");
        }
        try {
            return new Candidate(item, Optional.of(check.check(item)), "");
        } catch (FeedFault fault) {
            return new Candidate(item, Optional.empty(), fault.reason());
        } catch (RuntimeException unforeseen) {
            LOG.warnf(
                    unforeseen,
                    "a revision of %s cannot be read",
                    item.getRevision().getResource());
            return new Candidate(item, Optional.empty(), FeedCheck.UNREADABLE);
        }
    }

    /** Enters a page of a neighbour's feed and moves the cursor. */
    public Applied enter(String neighbour, Checked page) {
        return signalled(QuarkusTransaction.requiringNew().call(() -> {
            if (page.more()) {
                revisions.catchUp();
            }
            Outcome outcome = enter(neighbour, page.candidates());
            if (outcome.complete) {
                outcome.cursor = page.end();
            }
            neighbours.moveCursor(neighbour, outcome.cursor);
            outcome.waiting.ifPresent(item -> neighbours.waits(neighbour, item));
            if (hierarchy.above(neighbour)) {
                receipts.give(neighbour, outcome.cursor, judged(neighbour, outcome));
            }
            return outcome.applied();
        }));
    }

    /** Takes single revisions that a reconciliation asked for; the cursor stays. */
    public Applied take(String neighbour, List<FeedItem> items) {
        List<Candidate> candidates = candidates(items);
        return signalled(QuarkusTransaction.requiringNew()
                .call(() -> enter(neighbour, candidates).applied()));
    }

    private Applied signalled(Applied applied) {
        if (applied.entered() > 0) {
            changes.signal().raise();
        }
        return applied;
    }

    private Outcome enter(String neighbour, List<Candidate> candidates) {
        long head = feed.lockHead();
        Outcome outcome = judge(neighbour, candidates);
        if (!outcome.fresh.isEmpty()) {
            revisions.enter("node-" + neighbour, outcome.fresh);
        }
        if (!outcome.passedOn.isEmpty()) {
            feed.addLearnt(neighbour, head + 1, outcome.passedOn);
            feed.moveHead(head + outcome.passedOn.size());
        }
        outcome.refused.forEach(refused -> keep(neighbour, refused));
        return outcome;
    }

    private Outcome judge(String neighbour, List<Candidate> candidates) {
        FeedAdmission admission =
                admission(candidates.stream().map(Candidate::item).toList());
        Set<String> passedBefore = feed.notices(candidates.stream()
                .flatMap(candidate -> candidate.row().stream())
                .filter(FeedRow::outside)
                .map(FeedRow::entry)
                .toList());
        Outcome outcome = new Outcome();
        Followed followed = neighbours.followed(neighbour);
        outcome.cursor = followed.cursor();
        for (Candidate candidate : candidates) {
            FeedItem item = candidate.item();
            Verdict verdict = admission.judge(item);
            switch (verdict) {
                case KNOWN -> outcome.known.add(item);
                case CONTRADICTS -> outcome.refused.add(new Refused(item, "CONTRADICTS"));
                case ADMITTED, PASSED_ON -> {
                    if (candidate.fault().equals(ProofException.Reason.UNKNOWN_KEY.name())
                            && !awaitedLongEnough(followed, item)) {
                        LOG.infof("feed of %s waits at %d: key not in the network map", neighbour, item.getPosition());
                        outcome.waiting = Optional.of(item);
                        outcome.complete = false;
                        return outcome;
                    }
                    candidate
                            .row()
                            .ifPresentOrElse(
                                    row -> take(row, verdict, admission, passedBefore, outcome),
                                    () -> outcome.refused.add(new Refused(item, candidate.fault())));
                }
            }
            outcome.cursor = item.getPosition();
        }
        return outcome;
    }

    /** A key that left the network map does not come back: the revision is refused, and the rest goes on. */
    private boolean awaitedLongEnough(Followed followed, FeedItem item) {
        return followed.waiting()
                .filter(waiting -> waiting.position() == item.getPosition())
                .filter(waiting -> waiting.since().isBefore(clock.instant().minus(KEY_AWAITED)))
                .isPresent();
    }

    private void take(
            FeedRow row, Verdict verdict, FeedAdmission admission, Set<String> passedBefore, Outcome outcome) {
        outcome.taken.add(row);
        if (verdict == Verdict.ADMITTED) {
            admission.admit(row.entry());
            outcome.fresh.add(row.live()
                    .orElseGet(() -> revisions.ready(notices.withdrawal(
                            row.entry(), outcome.fresh.stream().map(Live::revision)))));
            outcome.passedOn.add(row);
        } else if (!passedBefore.contains(FeedStore.key(row.entry()))) {
            outcome.passedOn.add(row);
        }
    }

    private void keep(String neighbour, Refused refused) {
        LOG.warnf(
                "feed of %s: revision of %s refused: %s",
                neighbour, refused.item().getRevision().getResource(), refused.reason());
        neighbours.keepRefused(neighbour, refused.item(), refused.reason());
    }

    /** What the neighbour reported of its own, with this node's verdict on each. */
    private static List<Judged> judged(String neighbour, Outcome outcome) {
        List<Judged> judged = new ArrayList<>();
        outcome.taken.stream()
                .filter(row -> !row.outside() && row.entry().getNode().equals(neighbour))
                .forEach(row -> judged.add(Judged.taken(row.entry(), row.objection())));
        outcome.known.forEach(item -> judged.add(Judged.known(item.getRevision())));
        outcome.refused.forEach(
                refused -> judged.add(Judged.refused(refused.item().getRevision(), refused.reason())));
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
