// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.zhengtong.schemas.message.CatalogueEntryRevision;

/** Published revisions, of this node's entries and of those learnt from other nodes. */
@Singleton
public class RevisionStore {

    private final Jdbi jdbi;
    private final EntryDocument documents;
    private final Clock clock;

    RevisionStore(Jdbi jdbi, EntryDocument documents, Clock clock) {
        this.jdbi = jdbi;
        this.documents = documents;
        this.clock = clock;
    }

    /** What this node knows of an entry. */
    public record Known(String entryId, String resource, String node, int revision) {}

    /** What is known of these resources or of these entry ids. */
    public List<Known> known(Set<String> resources, Set<String> entryIds) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT id, resource, node, revision
                          FROM catalogue_entry
                         WHERE resource = ANY (:resources)
                            OR id = ANY (:entryIds)
                        """)
                .bindArray("resources", String.class, List.copyOf(resources))
                .bindArray("entryIds", String.class, List.copyOf(entryIds))
                .map((rs, ctx) -> new Known(
                        rs.getString("id"),
                        String.valueOf(rs.getString("resource")),
                        rs.getString("node"),
                        rs.getInt("revision")))
                .list());
    }

    /** One published revision: what it said, and why it ended the resource if it did. */
    public record Published(
            int revision,
            RegisteredEntry.Status status,
            Instant publishedAt,
            String providerName,
            String withdrawalReason,
            CatalogueEntry entry) {}

    /** Revisions of an entry before this one, newest first. */
    public List<Published> revisions(String entryId, int before, int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT revision, status, published_at, provider_name, document::text AS document
                          FROM entry_revision
                         WHERE entry_id = :entryId
                           AND revision < :before
                         ORDER BY revision DESC
                         LIMIT :limit
                        """)
                .bind("entryId", entryId)
                .bind("before", before)
                .bind("limit", limit)
                .map((rs, ctx) -> read(rs))
                .list());
    }

    private Published read(ResultSet rs) throws SQLException {
        String document = rs.getString("document");
        return new Published(
                rs.getInt("revision"),
                RegisteredEntry.Status.valueOf(rs.getString("status")),
                rs.getTimestamp("published_at").toInstant(),
                rs.getString("provider_name"),
                documents.withdrawalReason(document),
                documents.read(document));
    }

    /** A revision, what it says, and what it is compared by. */
    public record Keyed(CatalogueEntryRevision revision, CatalogueEntry entry, Likeness likeness) {

        public static Keyed of(CatalogueEntryRevision revision, CatalogueEntry entry) {
            return new Keyed(revision, entry, Likeness.of(entry));
        }
    }

    /** Reads a revision. */
    public Keyed keyed(CatalogueEntryRevision revision) {
        return Keyed.of(revision, documents.read(revision.getDocument()));
    }

    /**
     * Enters revisions newer than what is known and makes the newest of each entry live; the draft of an own entry is thereby
     * used up. Runs in the caller's transaction.
     *
     * @param newest of each entry the newest of the revisions, once
     */
    public void enter(String ownNode, String changedBy, Collection<Keyed> revisions, Collection<Keyed> newest) {
        jdbi.useHandle(h -> {
            PreparedBatch entries = h.prepareBatch("""
                    INSERT INTO catalogue_entry (id, resource, node, own, provider_organisation, name, status,
                           revision, version, changed_by, changed_at, name_fold, name_stem, likeness)
                    VALUES (:id, :resource, :node, :own, :providerOrganisation,
                           :name, :status, :revision, 1, :changedBy, :now, :fold, :stem, :likeness)
                    ON CONFLICT (id) DO UPDATE
                       SET resource = excluded.resource,
                           provider_organisation = excluded.provider_organisation,
                           name = excluded.name,
                           status = excluded.status,
                           revision = excluded.revision,
                           version = catalogue_entry.version + 1,
                           draft = NULL,
                           in_review = NULL,
                           changed_by = excluded.changed_by,
                           changed_at = excluded.changed_at,
                           name_fold = excluded.name_fold,
                           name_stem = excluded.name_stem,
                           likeness = excluded.likeness
                    """);
            newest.forEach(keyed -> bindKeys(bind(entries, keyed.revision()), keyed)
                    .bind("own", keyed.revision().getNode().equals(ownNode))
                    .bind("changedBy", changedBy)
                    .bind("now", clock.instant())
                    .add());
            entries.execute();
            keep(h, revisions);
        });
    }

    private static void keep(Handle h, Collection<Keyed> revisions) {
        PreparedBatch kept = h.prepareBatch("""
                INSERT INTO entry_revision (entry_id, revision, resource, node, provider_organisation,
                       provider_name, status, published_at, document)
                VALUES (:id, :revision, :resource, :node, :providerOrganisation,
                       :providerName, :status, :publishedAt, CAST(:document AS jsonb))
                """);
        revisions.forEach(keyed -> bind(kept, keyed.revision())
                .bind("providerName", keyed.revision().getProviderName())
                .bind("publishedAt", keyed.revision().getPublishedAt())
                .add());
        kept.execute();
    }

    private static PreparedBatch bindKeys(PreparedBatch batch, Keyed keyed) {
        return batch.bind("name", keyed.entry().name())
                .bind("fold", keyed.likeness().fold())
                .bind("stem", keyed.likeness().stem())
                .bindArray("likeness", Long.class, keyed.likeness().bands());
    }

    private static PreparedBatch bind(PreparedBatch batch, CatalogueEntryRevision revision) {
        return batch.bind("id", revision.getEntryId())
                .bind("resource", revision.getResource())
                .bind("node", revision.getNode())
                .bind("providerOrganisation", revision.getProviderOrganisation())
                .bind("status", revision.getStatus().name())
                .bind("revision", revision.getRevision())
                .bind("document", revision.getDocument());
    }

    /** Live entries at this node, its own and learnt ones. */
    public long countLive() {
        return jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM catalogue_entry WHERE status = 'PUBLISHED'")
                .mapTo(Long.class)
                .one());
    }
}
