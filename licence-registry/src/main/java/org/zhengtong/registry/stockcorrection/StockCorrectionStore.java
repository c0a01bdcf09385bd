// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.stockcorrection;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.stockcorrection.StockCorrection.Verdict;

/** SQL of the corrections. */
@ApplicationScoped
class StockCorrectionStore {

    private final Jdbi jdbi;

    StockCorrectionStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void insert(StockCorrection correction) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO stock_correction
                            (id, identifier, revision, item, doubt, raised_by, organisation, raised_at, due_at)
                        VALUES (:id, :identifier, :revision, :item, :doubt, :by, :organisation, :at, :due)
                        """)
                .bind("id", correction.id())
                .bind("identifier", correction.identifier())
                .bind("revision", correction.revision())
                .bind("item", correction.item())
                .bind("doubt", correction.doubt())
                .bind("by", correction.raisedBy())
                .bind("organisation", correction.organisation())
                .bind("at", correction.raisedAt())
                .bind("due", correction.dueAt())
                .execute());
    }

    /** The correction, locked until the transaction ends. */
    Optional<StockCorrection> lock(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id, identifier, revision, item, doubt, raised_by, organisation, raised_at, due_at, verdict, answer,
                            answered_at
                        FROM stock_correction
                        WHERE id = :id
                        FOR UPDATE
                        """)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne());
    }

    void answer(String id, Verdict verdict, String answer, String officer, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE stock_correction
                        SET verdict = :verdict, answer = :answer, answered_by = :by, answered_at = :at
                        WHERE id = :id
                        """)
                .bind("id", id)
                .bind("verdict", verdict.name())
                .bind("answer", answer)
                .bind("by", officer)
                .bind("at", now)
                .execute());
    }

    Optional<StockCorrection> find(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id, identifier, revision, item, doubt, raised_by, organisation, raised_at, due_at, verdict, answer,
                            answered_at
                        FROM stock_correction
                        WHERE id = :id
                        """)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne());
    }

    /**
     * Which corrections are asked for.
     *
     * @param issuer who has to answer
     * @param organisation for which they were raised
     * @param dueBefore null for any
     */
    record Wanted(
            @Nullable String issuer,
            @Nullable String organisation,
            boolean answered,
            @Nullable Instant dueBefore) {}

    /** Those after the cursor, in the order they were raised. */
    List<StockCorrection> list(Wanted wanted, String after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id, identifier, revision, item, doubt, raised_by, organisation, raised_at, due_at, verdict, answer,
                            answered_at
                        FROM stock_correction
                        WHERE id > :after AND (verdict IS NOT NULL) = :answered
                            AND (:issuer::text IS NULL OR split_part(identifier, '.', 7) = :issuer)
                            AND (:organisation::text IS NULL OR organisation = :organisation)
                            AND (:before::timestamptz IS NULL OR due_at < :before)
                        ORDER BY id
                        LIMIT :limit
                        """)
                .bind("after", after)
                .bind("answered", wanted.answered())
                .bind("issuer", wanted.issuer())
                .bind("organisation", wanted.organisation())
                .bind("before", wanted.dueBefore())
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    /** Those that are overdue and were not told of; from now on they were. */
    List<StockCorrection> escalate(Instant now, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        UPDATE stock_correction
                        SET escalated_at = :now
                        WHERE id IN (
                            SELECT id FROM stock_correction
                            WHERE verdict IS NULL AND escalated_at IS NULL AND due_at < :now
                            ORDER BY due_at
                            LIMIT :limit
                            FOR UPDATE SKIP LOCKED)
                        RETURNING id, identifier, revision, item, doubt, raised_by, organisation, raised_at, due_at, verdict, answer,
                            answered_at
                        """)
                .bind("now", now)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    private static StockCorrection read(ResultSet row) throws SQLException {
        String verdict = row.getString("verdict");
        OffsetDateTime answered = row.getObject("answered_at", OffsetDateTime.class);
        return new StockCorrection(
                row.getString("id"),
                row.getString("identifier"),
                row.getInt("revision"),
                row.getString("item"),
                row.getString("doubt"),
                row.getString("raised_by"),
                row.getString("organisation"),
                row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                verdict == null ? null : Verdict.valueOf(verdict),
                row.getString("answer"),
                answered == null ? null : answered.toInstant());
    }
}
