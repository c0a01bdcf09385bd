// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.search;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.search.Search.Count;
import org.zhengtong.catalog.search.Search.Found;
import org.zhengtong.catalog.search.Search.Hit;

/**
 * A page of hits.
 *
 * @param nextCursor absent on the last page
 * @param total number of hits; on the first page only, as the facets
 * @param more whether there are more hits than {@code total}, because the question is so broad that counting stopped
 * @param facets the values of each facet, the most frequent first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SearchPage(
        List<Hit> items,
        @Nullable String nextCursor,
        @Nullable Long total,
        @Nullable Boolean more,
        @Nullable Map<String, List<Value>> facets) {

    /** So many organisations are listed. */
    private static final int MOST_VALUES = 50;

    /** One value of a facet; organisations have a label. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Value(String value, @Nullable String label, long count) {}

    /** @param silent since when each silent node has not been heard of */
    static SearchPage of(Found found, int limit, Map<String, Instant> silent) {
        List<Hit> page =
                found.hits().stream().limit(limit).map(hit -> hit.stale(silent)).toList();
        String next = found.hits().size() > limit
                ? new SearchCursor(
                                page.get(limit - 1).score(), page.get(limit - 1).resource())
                        .encode()
                : null;
        Map<String, List<Value>> facets = found.counts().stream()
                .filter(count -> count.value() != null)
                .collect(groupingBy(
                        Count::facet,
                        TreeMap::new,
                        mapping(SearchPage::value, collectingAndThen(toList(), SearchPage::mostFrequent))));
        return found.counts().stream()
                .filter(count -> count.value() == null)
                .findFirst()
                .map(all -> new SearchPage(page, next, all.count(), found.more(), facets))
                .orElseGet(() -> new SearchPage(page, next, null, null, null));
    }

    private static Value value(Count count) {
        return new Value(String.valueOf(count.value()), count.label(), count.count());
    }

    private static List<Value> mostFrequent(List<Value> values) {
        return values.stream().limit(MOST_VALUES).toList();
    }
}
