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

    /** Open ones after the cursor, due first; those of an issuer alone when it is given. */
    List<StockCorrection> open(String issuer, Instant dueBefore, String after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id, identifier, revision, item, doubt, raised_by, organisation, raised_at, due_at, verdict, answer,
                            answered_at
                        FROM stock_correction
                        WHERE verdict IS NULL AND due_at < :before AND id > :after
                            AND split_part(identifier, '.', 7) = :issuer
                        ORDER BY id
                        LIMIT :limit
                        """)
                .bind("issuer", issuer)
                .bind("before", dueBefore)
                .bind("after", after)
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
