// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.outbox;

import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** SQL of the outbox. */
@Singleton
class OutboxStore {

    /** Serialises relays of all instances on one database. */
    private static final long RELAY_LOCK = 0x7A74_6F75_7462_6F78L;

    void insert(Handle handle, List<OutboxRow> rows) {
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO outbox (event_id, topic, key, payload, occurred_at)
                VALUES (:eventId, :topic, :key, :payload, :occurredAt)
                """);
        rows.forEach(row -> batch.bind("eventId", row.eventId())
                .bind("topic", row.topic())
                .bind("key", row.key())
                .bind("payload", row.payload())
                .bind("occurredAt", row.occurredAt())
                .add());
        batch.execute();
    }

    /** Held by the connection until released, so that only one relay sends and order is kept. */
    boolean lock(Handle handle) {
        return handle.createQuery("SELECT pg_try_advisory_lock(:lock)")
                .bind("lock", RELAY_LOCK)
                .mapTo(Boolean.class)
                .one();
    }

    void unlock(Handle handle) {
        handle.createQuery("SELECT pg_advisory_unlock(:lock)")
                .bind("lock", RELAY_LOCK)
                .mapTo(Boolean.class)
                .one();
    }

    List<OutboxRow> oldest(Handle handle, int limit) {
        return handle.createQuery("""
                        SELECT position, event_id, topic, key, payload, occurred_at
                        FROM outbox
                        WHERE refused IS NULL
                        ORDER BY position
                        LIMIT :limit
                        """)
                .bind("limit", limit)
                .map((row, context) -> new OutboxRow(
                        row.getLong("position"),
                        row.getString("event_id"),
                        row.getString("topic"),
                        row.getString("key"),
                        row.getBytes("payload"),
                        row.getTimestamp("occurred_at").toInstant()))
                .list();
    }

    void delete(Handle handle, List<Long> positions) {
        handle.createUpdate("DELETE FROM outbox WHERE position = ANY(:positions)")
                .bindArray("positions", Long.class, positions)
                .execute();
    }

    /** Sets aside an event the broker will never take, with its reason, so that those behind it can leave. */
    void refuse(Handle handle, long position, String reason) {
        handle.createUpdate("UPDATE outbox SET refused = :reason WHERE position = :position")
                .bind("reason", reason)
                .bind("position", position)
                .execute();
    }
}
