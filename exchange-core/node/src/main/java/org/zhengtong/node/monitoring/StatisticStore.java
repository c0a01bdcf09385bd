// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.monitoring;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Daily counts of sharing. */
@Singleton
class StatisticStore {

    private final Jdbi jdbi;

    /** One count. */
    record Row(LocalDate day, String organisation, String resource, Measure measure, long count) {}

    StatisticStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Adds counts, in the order given; callers sort them, so that two adders never wait for each other in a ring. */
    void add(Map<Tally, Long> counts) {
        if (counts.isEmpty()) {
            return;
        }
        jdbi.useHandle(h -> {
            PreparedBatch batch = h.prepareBatch("""
                    INSERT INTO sharing_statistic AS s (day, organisation, resource, measure, count)
                    VALUES (:day, :organisation, :resource, :measure, :count)
                    ON CONFLICT (day, organisation, resource, measure) DO UPDATE
                       SET count = s.count + excluded.count""");
            counts.forEach((tally, count) -> batch.bind("day", tally.day())
                    .bind("organisation", tally.organisation())
                    .bind("resource", tally.resource())
                    .bind("measure", tally.measure().name())
                    .bind("count", count)
                    .add());
            batch.execute();
        });
    }

    /** Counts of a span of days; an empty filter takes all. */
    List<Row> list(LocalDate from, LocalDate to, String organisation, String resource, int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT day, organisation, resource, measure, count
                          FROM sharing_statistic
                         WHERE day BETWEEN :from AND :to
                           AND (:organisation = '' OR organisation = :organisation)
                           AND (:resource = '' OR resource = :resource)
                         ORDER BY day DESC, organisation, resource, measure
                         LIMIT :limit""")
                .bind("from", from)
                .bind("to", to)
                .bind("organisation", organisation)
                .bind("resource", resource)
                .bind("limit", limit)
                .map((rs, context) -> new Row(
                        rs.getObject("day", LocalDate.class),
                        rs.getString("organisation"),
                        rs.getString("resource"),
                        Measure.valueOf(rs.getString("measure")),
                        rs.getLong("count")))
                .list());
    }
}
