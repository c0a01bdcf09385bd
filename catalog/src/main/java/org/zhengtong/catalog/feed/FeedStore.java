// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.feed;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.zhengtong.schemas.message.CatalogueEntryRevision;
import org.zhengtong.schemas.message.FeedItem;
import org.zhengtong.schemas.message.Proof;
import org.zhengtong.schemas.message.Wire;

/** The feed, its head, and how far the neighbours' feeds were followed. */
@Singleton
public class FeedStore {

    private final Jdbi jdbi;
    private final Clock clock;

    FeedStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** A revision of this node that is live and not yet proven; it gets its position together with its proof. */
    record Unproven(String resource, int revision, byte[] message) {}

    /** Adds a revision of this node, to be proven after commit. */
    public void addUnproven(CatalogueEntryRevision revision) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO catalogue_feed (resource, revision, message)
                        VALUES (:resource, :revision, :message)
                        """)
                .bind("resource", revision.getResource())
                .bind("revision", revision.getRevision())
                .bind("message", Wire.encode(revision))
                .execute());
    }

    List<Unproven> unproven(int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT resource, revision, message
                          FROM catalogue_feed
                         WHERE position IS NULL
                         ORDER BY entered
                         LIMIT :limit
                        """)
                .bind("limit", limit)
                .map((rs, ctx) -> new Unproven(rs.getString("resource"), rs.getInt("revision"), rs.getBytes("message")))
                .list());
    }

    /** The last position given, locked until the transaction ends: positions become visible in order, without gaps. */
    long lockHead() {
        return jdbi.withHandle(h -> h.createQuery("SELECT position FROM catalogue_feed_head FOR UPDATE")
                .mapTo(Long.class)
                .one());
    }

    void moveHead(long position) {
        jdbi.useHandle(h -> h.createUpdate("UPDATE catalogue_feed_head SET position = :position")
                .bind("position", position)
                .execute());
    }

    /** Gives a waiting revision its proof and position; false when another instance did. */
    boolean prove(Unproven waiting, Proof proof, long position) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                UPDATE catalogue_feed
                                   SET position = :position,
                                       proof = :proof
                                 WHERE resource = :resource
                                   AND revision = :revision
                                   AND position IS NULL
                                """)
                        .bind("position", position)
                        .bind("proof", Wire.encode(proof))
                        .bind("resource", waiting.resource())
                        .bind("revision", waiting.revision())
                        .execute()
                == 1);
    }

    /** Adds learnt revisions from this position on. */
    void addLearnt(long first, List<FeedItem> items) {
        jdbi.useHandle(h -> {
            PreparedBatch batch = h.prepareBatch("""
                    INSERT INTO catalogue_feed (resource, revision, message, position, proof)
                    VALUES (:resource, :revision, :message, :position, :proof)
                    """);
            long position = first;
            for (FeedItem item : items) {
                batch.bind("resource", item.getRevision().getResource())
                        .bind("revision", item.getRevision().getRevision())
                        .bind("message", Wire.encode(item.getRevision()))
                        .bind("position", position++)
                        .bind("proof", Wire.encode(item.getProof()))
                        .add();
            }
            batch.execute();
        });
    }

    /** Proven revisions after a position, in order; at least one, if there is one, and no more than fit into the bytes. */
    List<FeedItem> after(long position, int limit, int bytes) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT position, message, proof
                          FROM (SELECT position, message, proof, size,
                                       sum(size) OVER (ORDER BY position) AS total
                                  FROM (SELECT position, message, proof,
                                               octet_length(message) + octet_length(proof) AS size
                                          FROM catalogue_feed
                                         WHERE position > :position
                                         ORDER BY position
                                         LIMIT :limit) AS page) AS summed
                         WHERE total <= :bytes
                            OR total = size
                         ORDER BY position
                        """)
                .bind("position", position)
                .bind("limit", limit)
                .bind("bytes", bytes)
                .map((rs, ctx) -> new FeedItem(
                        rs.getLong("position"),
                        Wire.decode(rs.getBytes("message"), CatalogueEntryRevision.class),
                        Wire.decode(rs.getBytes("proof"), Proof.class)))
                .list());
    }

    /** The last position given. */
    long head() {
        return jdbi.withHandle(h -> h.createQuery("SELECT position FROM catalogue_feed_head")
                .mapTo(Long.class)
                .one());
    }

    /** How far a neighbour's feed was followed; 0 at first. */
    long cursor(String neighbour) {
        return jdbi.withHandle(h -> h.createQuery("SELECT position FROM feed_cursor WHERE neighbour = :neighbour")
                .bind("neighbour", neighbour)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
    }

    void moveCursor(String neighbour, long position) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO feed_cursor (neighbour, position, moved_at)
                        VALUES (:neighbour, :position, :now)
                        ON CONFLICT (neighbour) DO UPDATE
                           SET position = excluded.position,
                               moved_at = excluded.moved_at
                        """)
                .bind("neighbour", neighbour)
                .bind("position", position)
                .bind("now", clock.instant())
                .execute());
    }

    /** Keeps what a neighbour sent and this node did not take, for the operator. */
    void keepRefused(String neighbour, FeedItem item, String reason) {
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
}
