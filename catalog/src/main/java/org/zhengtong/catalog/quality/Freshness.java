// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.quality;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.entry.UpdateCycle;

/** How fresh the data of resources provided here is (数据时效), and whether their update cycle is exceeded. */
@Singleton
public class Freshness {

    private final Jdbi jdbi;
    private final Clock clock;

    Freshness(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** The moment each resource's data is as of; those nobody knows of are not there. */
    public Map<String, Instant> asOf(Collection<String> resources) {
        if (resources.isEmpty()) {
            return Map.of();
        }
        return jdbi.withHandle(h -> h
                .createQuery("""
                        SELECT resource, data_at
                          FROM entry_quality
                         WHERE resource = ANY (:resources)
                           AND data_at IS NOT NULL
                        """)
                .bindArray("resources", String.class, List.copyOf(resources))
                .map((rs, ctx) -> Map.entry(
                        rs.getString("resource"), rs.getTimestamp("data_at").toInstant()))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Whether data as of a moment is older than its cycle allows. */
    public boolean overdue(@Nullable UpdateCycle cycle, Instant asOf) {
        return cycle != null
                && FreshnessLimit.of(cycle)
                        .filter(limit -> asOf.plus(limit).isBefore(clock.instant()))
                        .isPresent();
    }
}
