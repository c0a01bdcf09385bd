// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.batch;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.batch.BatchRow.Outcome;

/** SQL of the batches and their rows. */
@ApplicationScoped
class BatchStore {

    private final Jdbi jdbi;
    private final Clock clock;

    BatchStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** A batch as it was received. */
    record Batch(
            String id,
            Caller caller,
            byte[] digest,
            Instant receivedAt,
            @Nullable Instant finishedAt) {}

    /** A row as it was sent. */
    record Sent(int line, String content) {}

    /** Stores the batch with its rows; false when the caller's key was used before. */
    boolean insert(String id, Caller caller, String key, byte[] digest, List<String> rows) {
        return jdbi.withHandle(handle -> {
            int inserted = handle.createUpdate("""
                            INSERT INTO issuance_batch
                                (id, caller, caller_kind, organisation, idempotency_key, digest, received_at)
                            VALUES (:id, :caller, :kind, :organisation, :key, :digest, :at)
                            ON CONFLICT (caller, idempotency_key) DO NOTHING
                            """)
                    .bind("id", id)
                    .bind("caller", caller.name())
                    .bind("kind", caller.kind().name())
                    .bind("organisation", caller.organisation())
                    .bind("key", key)
                    .bind("digest", digest)
                    .bind("at", clock.instant())
                    .execute();
            if (inserted == 1) {
                handle.createUpdate("""
                                INSERT INTO issuance_batch_row (batch, line, content, outcome)
                                SELECT :id, sent.line, sent.content::jsonb, 'PENDING'
                                FROM unnest(:rows) WITH ORDINALITY AS sent (content, line)
                                """)
                        .bind("id", id)
                        .bindArray("rows", String.class, rows)
                        .execute();
            }
            return inserted == 1;
        });
    }

    Optional<Batch> find(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id, caller, caller_kind, organisation, digest, received_at, finished_at
                        FROM issuance_batch
                        WHERE id = :id
                        """)
                .bind("id", id)
                .map((row, context) -> batch(row))
                .findOne());
    }

    /** What the caller sent under the key. */
    Batch claimed(Caller caller, String key) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id, caller, caller_kind, organisation, digest, received_at, finished_at
                        FROM issuance_batch
                        WHERE caller = :caller AND idempotency_key = :key
                        """)
                .bind("caller", caller.name())
                .bind("key", key)
                .map((row, context) -> batch(row))
                .one());
    }

    /** Batches received before the moment that have rows without an outcome, after the one named, oldest first. */
    List<String> unfinished(Instant before, String after) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id
                        FROM issuance_batch
                        WHERE finished_at IS NULL AND received_at < :before AND id > :after
                        ORDER BY id
                        LIMIT 100
                        """)
                .bind("before", before)
                .bind("after", after)
                .mapTo(String.class)
                .list());
    }

    /** Rows after the line that have no outcome yet. */
    List<Sent> pending(String batch, int after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT line, content
                        FROM issuance_batch_row
                        WHERE batch = :batch AND line > :after AND outcome = 'PENDING'
                        ORDER BY line
                        LIMIT :limit
                        """)
                .bind("batch", batch)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> new Sent(row.getInt("line"), row.getString("content")))
                .list());
    }

    /** Records what became of rows, all at once; a row keeps its first outcome, and of what it said the request id alone. */
    void settle(String batch, List<BatchRow> rows) {
        jdbi.useHandle(handle -> {
            PreparedBatch updates = handle.prepareBatch("""
                    UPDATE issuance_batch_row
                    SET outcome = :outcome, identifier = :identifier, reservation = :reservation, code = :code,
                        detail = :detail, finished_at = :at,
                        content = jsonb_build_object('requestId', content -> 'requestId')
                    WHERE batch = :batch AND line = :line AND outcome = 'PENDING'
                    """);
            for (BatchRow row : rows) {
                updates.bind("batch", batch)
                        .bind("line", row.line())
                        .bind("outcome", row.outcome().name())
                        .bind("identifier", row.identifier())
                        .bind("reservation", row.reservation())
                        .bind("code", row.code())
                        .bind("detail", row.detail())
                        .bind("at", clock.instant())
                        .add();
            }
            updates.execute();
        });
    }

    /** Ends the batch when every row has its outcome; true when this call did. */
    boolean finish(String batch) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                UPDATE issuance_batch
                                SET finished_at = :at
                                WHERE id = :batch AND finished_at IS NULL
                                    AND NOT EXISTS (
                                        SELECT 1 FROM issuance_batch_row WHERE batch = :batch AND outcome = 'PENDING')
                                """)
                        .bind("batch", batch)
                        .bind("at", clock.instant())
                        .execute()
                == 1);
    }

    /** How many rows have which outcome. */
    Map<Outcome, Integer> counts(String batch) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT outcome, count(*) AS rows
                        FROM issuance_batch_row
                        WHERE batch = :batch
                        GROUP BY outcome
                        """)
                .bind("batch", batch)
                .map((row, context) -> Map.entry(Outcome.valueOf(row.getString("outcome")), row.getInt("rows")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Rows after the line, with one outcome when it is given. */
    List<BatchRow> rows(String batch, @Nullable Outcome outcome, int after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT line, content ->> 'requestId' AS request_id, outcome, identifier, reservation, code, detail,
                            finished_at
                        FROM issuance_batch_row
                        WHERE batch = :batch AND line > :after AND (:outcome::text IS NULL OR outcome = :outcome)
                        ORDER BY line
                        LIMIT :limit
                        """)
                .bind("batch", batch)
                .bind("after", after)
                .bind("outcome", outcome == null ? null : outcome.name())
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list());
    }

    private static BatchRow row(ResultSet row) throws SQLException {
        return new BatchRow(
                row.getInt("line"),
                row.getString("request_id"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("identifier"),
                row.getString("reservation"),
                row.getString("code"),
                row.getString("detail"),
                instant(row, "finished_at"));
    }

    private static Batch batch(ResultSet row) throws SQLException {
        return new Batch(
                row.getString("id"),
                new Caller(
                        row.getString("caller"),
                        Caller.Kind.valueOf(row.getString("caller_kind")),
                        row.getString("organisation"),
                        Optional.empty()),
                row.getBytes("digest"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                instant(row, "finished_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
