// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.zhengtong.schemas.code.ResourceCode;

/** Live revisions one after another, by resource code. */
@Singleton
public class LiveEntryStore {

    private static final String LIVE = """
            SELECT r.entry_id, r.resource, r.revision, r.node, r.provider_organisation, r.provider_name,
                   r.published_at, r.document::text AS document, f.published_at AS issued
              FROM catalogue_entry e
              JOIN entry_revision r ON r.resource = e.resource AND r.revision = e.revision
              LEFT JOIN entry_revision f ON f.resource = e.resource AND f.revision = 1
             WHERE e.status = 'PUBLISHED'
            """;

    private static final String OPEN = LIVE + """
               AND e.own
               AND CAST(r.document ->> 'openFlag' AS boolean)
            """;

    private static final String AFTER = """
               AND e.resource > :after
             ORDER BY e.resource
             LIMIT :limit
            """;

    private final Jdbi jdbi;
    private final EntryDocument documents;

    LiveEntryStore(Jdbi jdbi, EntryDocument documents) {
        this.jdbi = jdbi;
        this.documents = documents;
    }

    /**
     * An entry of this node that is open to society (向社会开放).
     *
     * @param issued when its first revision was published
     */
    public record OpenEntry(PublishedEntry published, Instant issued) {}

    /** All that this node knows, its own and learnt ones. */
    public List<PublishedEntry> after(String resource, int limit) {
        return jdbi.withHandle(h -> h.createQuery(LIVE + AFTER)
                .bind("after", resource)
                .bind("limit", limit)
                .map((rs, ctx) -> published(rs))
                .list());
    }

    /** This node's open entries. */
    public List<OpenEntry> openAfter(String resource, int limit) {
        return jdbi.withHandle(h -> h.createQuery(OPEN + AFTER)
                .bind("after", resource)
                .bind("limit", limit)
                .map((rs, ctx) -> open(rs))
                .list());
    }

    /** One of this node's open entries, by its id. */
    public Optional<OpenEntry> open(String entryId) {
        return jdbi.withHandle(h -> h.createQuery(OPEN + " AND e.id = :id")
                .bind("id", entryId)
                .map((rs, ctx) -> open(rs))
                .findOne());
    }

    private OpenEntry open(ResultSet rs) throws SQLException {
        return new OpenEntry(published(rs), rs.getTimestamp("issued").toInstant());
    }

    private PublishedEntry published(ResultSet rs) throws SQLException {
        return new PublishedEntry(
                rs.getString("entry_id"),
                new ResourceCode(rs.getString("resource")),
                rs.getInt("revision"),
                rs.getString("node"),
                rs.getString("provider_organisation"),
                rs.getString("provider_name"),
                rs.getTimestamp("published_at").toInstant(),
                documents.read(rs.getString("document")));
    }
}
