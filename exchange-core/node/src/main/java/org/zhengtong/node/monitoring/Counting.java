// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.zhengtong.catalog.quality.ResourceUse;
import org.zhengtong.kernel.outbox.ConsumedEvents;

/** Counts a batch of events, each once however often it is delivered: ids and counts commit together. */
@ApplicationScoped
class Counting {

    private static final String CONSUMER = "monitoring";
    private static final Comparator<Tally> ORDER = Comparator.comparing(Tally::day)
            .thenComparing(Tally::organisation)
            .thenComparing(Tally::resource)
            .thenComparing(Tally::measure);

    private final ConsumedEvents consumed;
    private final StatisticStore statistics;
    private final ResourceUse use;

    /** An event that could be read, and the call of a provider it tells of. */
    record Heard(String eventId, Tally tally, Optional<ResourceUse.Call> call) {}

    Counting(ConsumedEvents consumed, StatisticStore statistics, ResourceUse use) {
        this.consumed = consumed;
        this.statistics = statistics;
        this.use = use;
    }

    @Transactional
    void count(List<Heard> events) {
        Set<String> fresh =
                consumed.firstOf(CONSUMER, events.stream().map(Heard::eventId).collect(Collectors.toSet()));
        Map<String, Heard> once = events.stream()
                .filter(event -> fresh.contains(event.eventId()))
                .collect(Collectors.toMap(Heard::eventId, heard -> heard, (first, again) -> first));
        use.count(once.values().stream().flatMap(heard -> heard.call().stream()).toList());
        Map<Tally, Long> counts = once.values().stream()
                .map(Heard::tally)
                .collect(Collectors.groupingBy(tally -> tally, () -> new TreeMap<>(ORDER), Collectors.counting()));
        statistics.add(counts);
    }
}
