// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

    /** An event that could be read. */
    record Heard(String eventId, Tally tally) {}

    Counting(ConsumedEvents consumed, StatisticStore statistics) {
        this.consumed = consumed;
        this.statistics = statistics;
    }

    @Transactional
    void count(List<Heard> events) {
        Set<String> fresh =
                consumed.firstOf(CONSUMER, events.stream().map(Heard::eventId).collect(Collectors.toSet()));
        Map<String, Tally> once = events.stream()
                .filter(event -> fresh.contains(event.eventId()))
                .collect(Collectors.toMap(Heard::eventId, Heard::tally, (first, again) -> first));
        Map<Tally, Long> counts = once.values().stream()
                .collect(Collectors.groupingBy(tally -> tally, () -> new TreeMap<>(ORDER), Collectors.counting()));
        statistics.add(counts);
    }
}
