// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.zhengtong.catalog.entry.EntryDocument;
import org.zhengtong.catalog.review.Review.Comment;
import org.zhengtong.catalog.review.Review.Decision;

/** Reviews and their decisions; nothing here is ever changed. */
@Singleton
class ReviewStore {

    private static final String REVIEW = """
            SELECT r.id, r.entry_id, r.provider_organisation, r.kind, r.document::text AS document, r.reason,
                   r.submitted_by, r.submitted_at, d.outcome, d.reason AS decision_reason,
                   d.comments::text AS comments, d.decided_by, d.decided_at
              FROM entry_review r
              LEFT JOIN entry_review_decision d ON d.review_id = r.id
            """;

    private final Jdbi jdbi;
    private final EntryDocument documents;
    private final ObjectMapper json;

    ReviewStore(Jdbi jdbi, EntryDocument documents, ObjectMapper json) {
        this.jdbi = jdbi;
        this.documents = documents;
        this.json = json;
    }

    void insert(Review review) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO entry_review (id, entry_id, provider_organisation, kind, document, reason,
                               submitted_by, submitted_at)
                        VALUES (:id, :entryId, :providerOrganisation, :kind, CAST(:document AS jsonb), :reason,
                               :submittedBy, :submittedAt)
                        """)
                .bind("id", review.id())
                .bind("entryId", review.entryId())
                .bind("providerOrganisation", review.providerOrganisation())
                .bind("kind", review.kind())
                .bind("document", documents.write(review.document()))
                .bind("reason", review.reason().orElse(null))
                .bind("submittedBy", review.submittedBy())
                .bind("submittedAt", review.submittedAt())
                .execute());
    }

    /** Enters the decision; false when there is one already. */
    boolean decide(String reviewId, Decision decision) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                INSERT INTO entry_review_decision (review_id, outcome, reason, comments, decided_by,
                                       decided_at)
                                VALUES (:reviewId, :outcome, :reason, CAST(:comments AS jsonb), :decidedBy,
                                       :decidedAt)
                                ON CONFLICT (review_id) DO NOTHING
                                """)
                        .bind("reviewId", reviewId)
                        .bind("outcome", decision.outcome())
                        .bind("reason", decision.reason())
                        .bind("comments", written(decision.comments()))
                        .bind("decidedBy", decision.decidedBy())
                        .bind("decidedAt", decision.decidedAt())
                        .execute()
                == 1);
    }

    Optional<Review> find(String id) {
        return jdbi.withHandle(h -> h.createQuery(REVIEW + " WHERE r.id = :id")
                .bind("id", id)
                .map((rs, ctx) -> read(rs))
                .findOne());
    }

    /** Reviews older than the cursor, newest first; an empty filter takes all. */
    List<Review> list(String organisation, String entryId, boolean open, String before, int limit) {
        return jdbi.withHandle(h -> h.createQuery(REVIEW + """
                         WHERE (:organisation = '' OR r.provider_organisation IN (:organisation, :oldCode))
                           AND (:entryId = '' OR r.entry_id = :entryId)
                           AND (NOT :open OR d.review_id IS NULL)
                           AND (:before = '' OR r.id < :before)
                         ORDER BY r.id DESC
                         LIMIT :limit
                        """)
                .bind("organisation", organisation)
                .bind("oldCode", organisation.length() == 18 ? organisation.substring(8, 17) : "")
                .bind("entryId", entryId)
                .bind("open", open)
                .bind("before", before)
                .bind("limit", limit)
                .map((rs, ctx) -> read(rs))
                .list());
    }

    private Review read(ResultSet rs) throws SQLException {
        return new Review(
                rs.getString("id"),
                rs.getString("entry_id"),
                rs.getString("provider_organisation"),
                Review.Kind.valueOf(rs.getString("kind")),
                documents.read(rs.getString("document")),
                Optional.ofNullable(rs.getString("reason")),
                rs.getString("submitted_by"),
                rs.getTimestamp("submitted_at").toInstant(),
                rs.getString("outcome") == null ? Optional.empty() : Optional.of(decision(rs)));
    }

    private Decision decision(ResultSet rs) throws SQLException {
        return new Decision(
                Review.Outcome.valueOf(rs.getString("outcome")),
                rs.getString("decision_reason"),
                comments(rs.getString("comments")),
                rs.getString("decided_by"),
                rs.getTimestamp("decided_at").toInstant());
    }

    private String written(List<Comment> comments) {
        try {
            return json.writeValueAsString(comments);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Comment> comments(String document) {
        try {
            return List.of(json.readValue(document, Comment[].class));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
