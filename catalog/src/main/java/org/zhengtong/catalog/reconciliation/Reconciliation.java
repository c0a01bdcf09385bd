// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.reconciliation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.zhengtong.catalog.Hierarchy;
import org.zhengtong.catalog.feed.FeedIntake;
import org.zhengtong.catalog.feed.FeedIntake.Applied;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.schemas.message.FeedItem;
import org.zhengtong.schemas.message.SummaryLine;

/**
 * Compares what this node learnt through a neighbour with what the neighbour holds now, and fetches again what differs
 * (目录对账). Each origin is compared with the neighbour that leads to it; the neighbour itself is not changed.
 */
@Singleton
public class Reconciliation {

    private static final int BUCKETS_AT_ONCE = 32;
    private static final int ENTRIES_AT_ONCE = 200;

    private final HoldingStore holdings;
    private final FeedIntake intake;
    private final Hierarchy hierarchy;
    private final Audit audit;

    Reconciliation(HoldingStore holdings, FeedIntake intake, Hierarchy hierarchy, Audit audit) {
        this.holdings = holdings;
        this.intake = intake;
        this.hierarchy = hierarchy;
        this.audit = audit;
    }

    /**
     * How a reconciliation ended.
     *
     * @param compared published entries this node learnt through the neighbour, at the beginning
     * @param fetched revisions asked for
     * @param entered of these, new to this node
     * @param refused of these, not taken; why is in the federation status
     * @param agrees whether both sides are alike now
     * @param unlike origins that still differ: the neighbour is behind, or refused revisions stand between
     */
    public record Outcome(
            String neighbour,
            long compared,
            int missing,
            int outdated,
            int surplus,
            int fetched,
            int entered,
            int refused,
            boolean agrees,
            List<String> unlike) {}

    private record Fetched(int items, int entered, int refused) {}

    /** (1) Compare by origin, bucket and entry, (2) fetch what differs, (3) compare once more. */
    public Outcome reconcile(NeighbourCatalogue neighbour) {
        List<SummaryLine> mine = mine(neighbour);
        Difference difference = new Difference();
        unlike(neighbour, mine).forEach(origin -> compare(neighbour, origin, difference));
        Fetched fetched = fetch(neighbour, difference.wanted());
        List<String> left = unlike(neighbour, mine(neighbour));
        Outcome outcome = new Outcome(
                neighbour.node(),
                mine.stream().mapToLong(SummaryLine::getCount).sum(),
                difference.missing().size(),
                difference.outdated().size(),
                difference.surplus().size(),
                fetched.items(),
                fetched.entered(),
                fetched.refused(),
                left.isEmpty(),
                left);
        QuarkusTransaction.requiringNew()
                .run(() -> audit.record(
                        "catalogue.reconciled",
                        neighbour.node(),
                        "fetched " + fetched.items() + ", entered " + fetched.entered() + ", agrees "
                                + left.isEmpty()));
        return outcome;
    }

    private List<SummaryLine> mine(NeighbourCatalogue neighbour) {
        return Holding.summary(holdings.learnt(""), Holding::origin).stream()
                .filter(line -> through(neighbour, line))
                .toList();
    }

    private List<String> unlike(NeighbourCatalogue neighbour, List<SummaryLine> mine) {
        List<SummaryLine> theirs = neighbour.summary("", List.of()).stream()
                .filter(line -> through(neighbour, line))
                .toList();
        return Difference.keys(theirs, mine);
    }

    /** Whether the neighbour is the way to an origin; of other origins it may know less. */
    private boolean through(NeighbourCatalogue neighbour, SummaryLine origin) {
        return hierarchy.towards(origin.getKey()).equals(Optional.of(neighbour.node()));
    }

    private void compare(NeighbourCatalogue neighbour, String origin, Difference difference) {
        List<Holding> held = holdings.learnt(origin);
        List<String> buckets =
                Difference.keys(neighbour.summary(origin, List.of()), Summaries.lines(held, origin, List.of()));
        for (int from = 0; from < buckets.size(); from += BUCKETS_AT_ONCE) {
            List<String> some = buckets.subList(from, Math.min(from + BUCKETS_AT_ONCE, buckets.size()));
            difference.add(neighbour.summary(origin, some), Summaries.lines(held, origin, some));
        }
    }

    /** Asks until all were there once, or the neighbour has no more of them; each answer is taken before the next question. */
    private Fetched fetch(NeighbourCatalogue neighbour, List<String> wanted) {
        Fetched sum = new Fetched(0, 0, 0);
        List<String> left = new ArrayList<>(wanted);
        while (!left.isEmpty()) {
            List<String> some = List.copyOf(left.subList(0, Math.min(ENTRIES_AT_ONCE, left.size())));
            List<FeedItem> found = neighbour.entries(some);
            Applied applied = intake.take(neighbour.node(), found);
            sum = new Fetched(
                    sum.items + found.size(), sum.entered + applied.entered(), sum.refused + applied.refused());
            Set<String> there =
                    found.stream().map(item -> item.getRevision().getResource()).collect(Collectors.toSet());
            left.removeAll(there.isEmpty() ? Set.copyOf(some) : there);
        }
        return sum;
    }
}
