// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** SQL of the alarms. */
@ApplicationScoped
class ReadingAlarmStore {

    private final Jdbi jdbi;

    ReadingAlarmStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Who read unusually, how, and in which window. */
    record Alarm(
            long sequence,
            String who,
            String organisation,
            String kind,
            String detail,
            Instant windowStart,
            Instant raisedAt) {}

    /** Enters the alarm; false when another instance told of the same already. */
    boolean insert(Alarm alarm) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                INSERT INTO reading_alarm (who, organisation, kind, detail, window_start, raised_at)
                                VALUES (:who, :organisation, :kind, :detail, :windowStart, :raisedAt)
                                ON CONFLICT (organisation, who, kind, window_start) DO NOTHING
                                """)
                        .bind("who", alarm.who())
                        .bind("organisation", alarm.organisation())
                        .bind("kind", alarm.kind())
                        .bind("detail", alarm.detail())
                        .bind("windowStart", alarm.windowStart())
                        .bind("raisedAt", alarm.raisedAt())
                        .execute()
                == 1);
    }

    /** By number, as far as none can come between any more. */
    List<Alarm> list(long after, int limit) {
        long settled = jdbi.withHandle(handle -> handle.createQuery("SELECT settled_to('reading_alarm')")
                .mapTo(Long.class)
                .one());
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT sequence, who, organisation, kind, detail, window_start, raised_at
                        FROM reading_alarm
                        WHERE sequence > :after AND sequence <= :settled
                        ORDER BY sequence
                        LIMIT :limit
                        """)
                .bind("after", after)
                .bind("settled", settled)
                .bind("limit", limit)
                .map((row, context) -> new Alarm(
                        row.getLong("sequence"),
                        row.getString("who"),
                        row.getString("organisation"),
                        row.getString("kind"),
                        row.getString("detail"),
                        row.getObject("window_start", OffsetDateTime.class).toInstant(),
                        row.getObject("raised_at", OffsetDateTime.class).toInstant()))
                .list());
    }
}
