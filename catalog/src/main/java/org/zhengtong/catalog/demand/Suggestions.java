// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.demand;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.zhengtong.catalog.entry.Likeness;
import org.zhengtong.catalog.search.Search;
import org.zhengtong.catalog.search.Search.Hit;

/**
 * Published entries that may satisfy a demand already (目录匹配): found by its name and by the items wanted. The name demanded comes first, then
 * names at least half like it, the nearest first; then those that have most of what was wanted.
 */
@Singleton
class Suggestions {

    private static final int ITEMS = 10;
    private static final int HITS = 50;
    private static final int MOST = 10;
    private static final double NEAR = 0.5;

    private final Search search;

    Suggestions(Search search) {
        this.search = search;
    }

    /** @param matches which of name and items its entry has */
    record Suggestion(
            String resource, String name, String providerOrganisation, String providerName, List<String> matches) {}

    List<Suggestion> of(Need need) {
        Map<String, Hit> hits = new LinkedHashMap<>();
        Map<String, List<String>> matches = new LinkedHashMap<>();
        Stream.concat(Stream.of(need.name()), need.items().stream().limit(ITEMS))
                .distinct()
                .forEach(word -> search.best(word, HITS).forEach(hit -> {
                    hits.putIfAbsent(hit.resource(), hit);
                    matches.computeIfAbsent(hit.resource(), resource -> new ArrayList<>())
                            .add(word);
                }));
        return hits.values().stream()
                .map(hit -> new Suggestion(
                        hit.resource(),
                        hit.name(),
                        hit.providerOrganisation(),
                        hit.providerName(),
                        matches.getOrDefault(hit.resource(), List.of())))
                .sorted(likeliestFirst(need.name()))
                .limit(MOST)
                .toList();
    }

    private static Comparator<Suggestion> likeliestFirst(String name) {
        ToDoubleFunction<Suggestion> alike = suggestion -> Likeness.betweenNames(name, suggestion.name());
        ToDoubleFunction<Suggestion> near =
                suggestion -> alike.applyAsDouble(suggestion) < NEAR ? 0 : alike.applyAsDouble(suggestion);
        return Comparator.comparingDouble(near)
                .thenComparingInt(suggestion -> suggestion.matches().size())
                .thenComparingDouble(alike)
                .reversed()
                .thenComparing(Suggestion::resource);
    }
}
