// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.neighbour;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.message.FeedItem;

/** How far neighbours' feeds were followed and this node's feed by them, and what of theirs was refused. */
@Singleton
public class NeighbourStore {

    /** A contact this short ago is not written down again. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Jdbi jdbi;
    private final Clock clock;

    NeighbourStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * How a neighbour's feed was followed.
     *
     * @param head its end when the neighbour last answered
     * @param read how far the neighbour has read this node's feed
     * @param waiting at which revision following it waits
     */
    public record Followed(long cursor, long head, Optional<Instant> heardAt, long read, Optional<Waiting> waiting) {}

    /**
     * A revision that cannot be checked yet, for its origin's key is not in the network map; what follows it waits too.
     *
     * @param origin the node that proved it
     */
    public record Waiting(long position, String origin, String resource, Instant since) {}

    /** A revision of a neighbour's feed that this node did not take. */
    public record Refusal(String resource, int revision, String reason, Instant refusedAt) {}

    /** Where to go on in a neighbour's feed; 0 at first. */
    public long cursor(String neighbour) {
        return followed(neighbour).cursor();
    }

    /** What is known of a neighbour's feed. */
    public Followed followed(String neighbour) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT c.position, c.head, c.heard_at, r.position AS read,
                               c.waits_at, c.waits_origin, c.waits_resource, c.waits_since
                          FROM (SELECT :neighbour AS neighbour) n
                          LEFT JOIN feed_cursor c ON c.neighbour = n.neighbour
                          LEFT JOIN feed_reader r ON r.neighbour = n.neighbour
                        """)
                .bind("neighbour", neighbour)
                .map((rs, ctx) -> new Followed(
                        rs.getLong("position"),
                        rs.getLong("head"),
                        moment(rs.getTimestamp("heard_at")),
                        rs.getLong("read"),
                        rs.getObject("waits_at") == null ? Optional.empty() : Optional.of(waiting(rs))))
                .one());
    }

    private static Waiting waiting(ResultSet rs) throws SQLException {
        return new Waiting(
                rs.getLong("waits_at"),
                rs.getString("waits_origin"),
                rs.getString("waits_resource"),
                rs.getTimestamp("waits_since").toInstant());
    }

    /** Following the neighbour waits at a revision; when it began to is kept. */
    public void waits(String neighbour, FeedItem item) {
        jdbi.useHandle(h -> h.createUpdate("""
                        UPDATE feed_cursor
                           SET waits_since = CASE WHEN waits_at = :position THEN waits_since ELSE :now END,
                               waits_at = :position,
                               waits_origin = :origin,
                               waits_resource = :resource
                         WHERE neighbour = :neighbour
                        """)
                .bind("neighbour", neighbour)
                .bind("position", item.getPosition())
                .bind("origin", item.getProof().getNode())
                .bind("resource", item.getRevision().getResource())
                .bind("now", clock.instant())
                .execute());
    }

    private static Optional<Instant> moment(@Nullable Timestamp time) {
        return Optional.ofNullable(time).map(Timestamp::toInstant);
    }

    public void moveCursor(String neighbour, long position) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO feed_cursor (neighbour, position, moved_at)
                        VALUES (:neighbour, :position, :now)
                        ON CONFLICT (neighbour) DO UPDATE
                           SET position = excluded.position,
                               moved_at = excluded.moved_at,
                               waits_at = NULLIF(feed_cursor.waits_at, least(feed_cursor.waits_at, excluded.position))
                        """)
                .bind("neighbour", neighbour)
                .bind("position", position)
                .bind("now", clock.instant())
                .execute());
    }

    /** The neighbour answered, and its feed ended here. */
    public void heard(String neighbour, long head) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO feed_cursor AS c (neighbour, position, moved_at, head, heard_at)
                        VALUES (:neighbour, 0, :now, :head, :now)
                        ON CONFLICT (neighbour) DO UPDATE
                           SET head = excluded.head,
                               heard_at = excluded.heard_at
                         WHERE c.head <> excluded.head
                            OR c.heard_at IS NULL
                            OR c.heard_at < :soon
                        """)
                .bind("neighbour", neighbour)
                .bind("head", head)
                .bind("now", clock.instant())
                .bind("soon", clock.instant().minus(SOON))
                .execute());
    }

    /** The neighbour asked for what comes after this position: it has the rest. */
    public void read(String neighbour, long position) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO feed_reader AS r (neighbour, position, asked_at)
                        VALUES (:neighbour, :position, :now)
                        ON CONFLICT (neighbour) DO UPDATE
                           SET position = excluded.position,
                               asked_at = excluded.asked_at
                         WHERE r.position <> excluded.position
                        """)
                .bind("neighbour", neighbour)
                .bind("position", position)
                .bind("now", clock.instant())
                .execute());
    }

    /** Keeps what a neighbour sent and this node did not take, for the operator. */
    public void keepRefused(String neighbour, FeedItem item, String reason) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO feed_refusal (neighbour, position, resource, revision, reason, refused_at)
                        VALUES (:neighbour, :position, :resource, :revision, :reason, :now)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("neighbour", neighbour)
                .bind("position", item.getPosition())
                .bind("resource", item.getRevision().getResource())
                .bind("revision", item.getRevision().getRevision())
                .bind("reason", reason)
                .bind("now", clock.instant())
                .execute());
    }

    /** How much of a neighbour's feed was refused. */
    public long countRefusals(String neighbour) {
        return jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM feed_refusal WHERE neighbour = :neighbour")
                .bind("neighbour", neighbour)
                .mapTo(Long.class)
                .one());
    }

    /** What was refused last. */
    public List<Refusal> refusals(String neighbour, int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT resource, revision, reason, refused_at
                          FROM feed_refusal
                         WHERE neighbour = :neighbour
                         ORDER BY position DESC
                         LIMIT :limit
                        """)
                .bind("neighbour", neighbour)
                .bind("limit", limit)
                .map((rs, ctx) -> refusal(rs))
                .list());
    }

    private static Refusal refusal(ResultSet rs) throws SQLException {
        return new Refusal(
                rs.getString("resource"),
                rs.getInt("revision"),
                rs.getString("reason"),
                rs.getTimestamp("refused_at").toInstant());
    }
}
