// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.feed;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.zhengtong.catalog.entry.EntryDocument;
import org.zhengtong.schemas.message.CatalogueEntryRevision;
import org.zhengtong.schemas.message.FeedItem;
import org.zhengtong.schemas.message.Proof;
import org.zhengtong.schemas.message.Wire;

/** The feed and its head. */
@Singleton
public class FeedStore {

    private final Jdbi jdbi;
    private final EntryDocument documents;

    FeedStore(Jdbi jdbi, EntryDocument documents) {
        this.jdbi = jdbi;
        this.documents = documents;
    }

    /** A revision of this node that is live and not yet proven; it gets its position together with its proof. */
    record Unproven(long entered, byte[] message) {}

    /** The position and the proof that such a revision gets. */
    record Proven(long entered, long position, Proof proof) {}

    /** Adds a revision of this node, to be proven after commit; with the notice for those who may no longer know the entry. */
    public void addUnproven(CatalogueEntryRevision revision) {
        String scope = documents.read(revision.getDocument()).visibility().scope(revision.getNode());
        Optional<String> before = newestScope(revision.getResource());
        addUnproven(revision, scope, false);
        if (before.filter(wider -> wider.length() < scope.length()).isPresent()) {
            addUnproven(Narrowing.beside(revision, scope), scope, true);
            narrow(revision.getResource(), revision.getRevision(), scope);
        }
    }

    private Optional<String> newestScope(String resource) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT scope
                          FROM catalogue_feed
                         WHERE resource = :resource
                           AND NOT outside
                         ORDER BY revision DESC
                         LIMIT 1
                        """)
                .bind("resource", resource)
                .mapTo(String.class)
                .findOne());
    }

    private void addUnproven(CatalogueEntryRevision revision, String scope, boolean outside) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO catalogue_feed (resource, revision, outside, scope, message)
                        VALUES (:resource, :revision, :outside, :scope, :message)
                        """)
                .bind("resource", revision.getResource())
                .bind("revision", revision.getRevision())
                .bind("outside", outside)
                .bind("scope", scope)
                .bind("message", Wire.encode(revision))
                .execute());
    }

    /** From now on earlier revisions go to no more nodes than this one. */
    void narrow(String resource, int revision, String scope) {
        jdbi.useHandle(h -> h.createUpdate("""
                        UPDATE catalogue_feed
                           SET scope = :scope
                         WHERE resource = :resource
                           AND revision < :revision
                           AND NOT outside
                           AND length(scope) < length(:scope)
                        """)
                .bind("resource", resource)
                .bind("revision", revision)
                .bind("scope", scope)
                .execute());
    }

    List<Unproven> unproven(int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT entered, message
                          FROM catalogue_feed
                         WHERE position IS NULL
                         ORDER BY entered
                         LIMIT :limit
                        """)
                .bind("limit", limit)
                .map((rs, ctx) -> new Unproven(rs.getLong("entered"), rs.getBytes("message")))
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

    /** Those of a group that no other instance has proven meanwhile; ask under the lock of the head. */
    Set<Long> unprovenOf(List<Unproven> group) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT entered
                          FROM catalogue_feed
                         WHERE entered = ANY (:entered)
                           AND position IS NULL
                        """)
                .bindArray(
                        "entered",
                        Long.class,
                        group.stream().map(Unproven::entered).toList())
                .mapTo(Long.class)
                .set());
    }

    /** Gives revisions their positions and proofs; one by one by key, since no statistics know how many still wait. */
    void prove(List<Proven> proven) {
        jdbi.useHandle(h -> {
            PreparedBatch batch = h.prepareBatch("""
                    UPDATE catalogue_feed
                       SET position = :position,
                           proof = :proof
                     WHERE entered = :entered
                       AND position IS NULL
                    """);
            proven.forEach(one -> batch.bind("position", one.position())
                    .bind("proof", Wire.encode(one.proof()))
                    .bind("entered", one.entered())
                    .add());
            batch.execute();
        });
    }

    /** Puts the newest revision of a resource at a new position: neighbours get it once more. */
    public void announceAgain(String resource, int revision) {
        long position = lockHead() + 1;
        jdbi.useHandle(h -> h.createUpdate("""
                        UPDATE catalogue_feed
                           SET position = :position
                         WHERE resource = :resource
                           AND revision = :revision
                           AND NOT outside
                           AND position IS NOT NULL
                        """)
                .bind("position", position)
                .bind("resource", resource)
                .bind("revision", revision)
                .execute());
        moveHead(position);
    }

    /**
     * Adds revisions learnt from a neighbour, from this position on; what they narrow goes to fewer nodes from now on. Who gave them does not
     * get them back.
     */
    void addLearnt(String neighbour, long first, List<FeedRow> rows) {
        jdbi.useHandle(h -> {
            PreparedBatch batch = h.prepareBatch("""
                    INSERT INTO catalogue_feed (resource, revision, outside, scope, message, position, proof, learnt_from)
                    VALUES (:resource, :revision, :outside, :scope, :message, :position, :proof, :learntFrom)
                    """);
            long position = first;
            for (FeedRow row : rows) {
                batch.bind("resource", row.entry().getResource())
                        .bind("revision", row.entry().getRevision())
                        .bind("outside", row.outside())
                        .bind("scope", row.scope())
                        .bind("message", row.message())
                        .bind("learntFrom", neighbour)
                        .bind("position", position++)
                        .bind("proof", Wire.encode(row.item().getProof()))
                        .add();
            }
            batch.execute();
        });
        rows.stream()
                .filter(row -> row.entry().getRevision() > 1 && !row.scope().isEmpty())
                .forEach(row -> narrow(row.entry().getResource(), row.entry().getRevision(), row.scope()));
    }

    /** How a notice is told from others. */
    static String key(CatalogueEntryRevision notice) {
        return notice.getResource() + ' ' + notice.getRevision();
    }

    /** Keys of the notices about these resources that this node passes on already. */
    Set<String> notices(Collection<CatalogueEntryRevision> about) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT resource || ' ' || revision
                          FROM catalogue_feed
                         WHERE resource = ANY (:resources)
                           AND outside
                        """)
                .bindArray(
                        "resources",
                        String.class,
                        about.stream().map(CatalogueEntryRevision::getResource).toList())
                .mapTo(String.class)
                .set());
    }

    /**
     * Part of the feed.
     *
     * @param whole whether nothing more is there for the reader up to the position asked for
     */
    record Stretch(List<FeedItem> items, boolean whole) {}

    private record Found(FeedItem item, int onPage) {}

    /**
     * Proven revisions for a reader between two positions, in order; at least one, if there is one, and no more than fit into the
     * bytes.
     */
    Stretch between(Reader reader, long after, long upTo, int limit, int bytes) {
        List<Found> found = jdbi.withHandle(h -> h.createQuery("""
                        SELECT position, message, proof, on_page
                          FROM (SELECT position, message, proof, size,
                                       sum(size) OVER (ORDER BY position) AS total,
                                       count(*) OVER () AS on_page
                                  FROM (SELECT position, message, proof,
                                               octet_length(message) + octet_length(proof) AS size
                                          FROM catalogue_feed
                                         WHERE position > :after
                                           AND position <= :upTo
                                           AND learnt_from IS DISTINCT FROM :reader
                                           AND (:parent OR starts_with(:reader, scope) <> outside)
                                         ORDER BY position
                                         LIMIT :limit) AS page) AS summed
                         WHERE total <= :bytes
                            OR total = size
                         ORDER BY position
                        """)
                .bind("after", after)
                .bind("upTo", upTo)
                .bind("parent", reader.parent())
                .bind("reader", reader.node())
                .bind("limit", limit)
                .bind("bytes", bytes)
                .map((rs, ctx) -> new Found(item(rs), rs.getInt("on_page")))
                .list());
        boolean whole = found.isEmpty() || found.size() == found.get(0).onPage() && found.size() < limit;
        return new Stretch(found.stream().map(Found::item).toList(), whole);
    }

    /** The newest revision of each of these resources that a reader may have, as far as they fit into the bytes. */
    List<FeedItem> newest(Reader reader, List<String> resources, int bytes) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT position, message, proof
                          FROM (SELECT n.*, sum(octet_length(message) + octet_length(proof)) OVER (ORDER BY resource) AS total
                                  FROM (SELECT DISTINCT ON (resource) resource, position, message, proof
                                          FROM catalogue_feed
                                         WHERE resource = ANY (:resources)
                                           AND position IS NOT NULL
                                           AND (:parent OR starts_with(:reader, scope) <> outside)
                                         ORDER BY resource, revision DESC, outside) AS n) AS summed
                         WHERE total <= :bytes
                         ORDER BY resource
                        """)
                .bindArray("resources", String.class, resources)
                .bind("parent", reader.parent())
                .bind("reader", reader.node())
                .bind("bytes", bytes)
                .map((rs, ctx) -> item(rs))
                .list());
    }

    private static FeedItem item(ResultSet rs) throws SQLException {
        return new FeedItem(
                rs.getLong("position"),
                Wire.decode(rs.getBytes("message"), CatalogueEntryRevision.class),
                Wire.decode(rs.getBytes("proof"), Proof.class));
    }

    /** The last position given. */
    long head() {
        return jdbi.withHandle(h -> h.createQuery("SELECT position FROM catalogue_feed_head")
                .mapTo(Long.class)
                .one());
    }
}
