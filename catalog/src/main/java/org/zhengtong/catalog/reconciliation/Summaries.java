// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.reconciliation;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.zhengtong.catalog.feed.Reader;
import org.zhengtong.schemas.message.SummaryLine;

/** Summaries of this node's catalogue, for a neighbour to compare with its own. */
@Singleton
public class Summaries {

    private final HoldingStore holdings;

    Summaries(HoldingStore holdings) {
        this.holdings = holdings;
    }

    /** Lines by origin when it is empty, by bucket of the origin, or by resource of some buckets. */
    public List<SummaryLine> of(Reader reader, String origin, List<String> buckets) {
        return lines(holdings.shared(reader, origin), origin, buckets);
    }

    static List<SummaryLine> lines(Collection<Holding> held, String origin, List<String> buckets) {
        if (origin.isEmpty()) {
            return Holding.summary(held, Holding::origin);
        }
        if (buckets.isEmpty()) {
            return Holding.summary(held, Holding::bucket);
        }
        Set<String> wanted = Set.copyOf(buckets);
        return held.stream()
                .filter(holding -> wanted.contains(holding.bucket()))
                .map(Holding::line)
                .toList();
    }
}
