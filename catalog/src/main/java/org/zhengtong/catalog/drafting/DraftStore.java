// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.drafting;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.EntryDocument;

/** The saved versions of drafts. */
@Singleton
public class DraftStore {

    private final Jdbi jdbi;
    private final EntryDocument documents;

    DraftStore(Jdbi jdbi, EntryDocument documents) {
        this.jdbi = jdbi;
        this.documents = documents;
    }

    /** A version of a draft that was saved. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SavedDraft(int version, String name, String savedBy, Instant savedAt) {}

    /** Versions saved before this one, newest first. */
    List<SavedDraft> saved(String entryId, int before, int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT version, document ->> 'name' AS name, saved_by, saved_at
                          FROM entry_draft
                         WHERE entry_id = :entryId
                           AND version < :before
                         ORDER BY version DESC
                         LIMIT :limit
                        """)
                .bind("entryId", entryId)
                .bind("before", before)
                .bind("limit", limit)
                .map((rs, ctx) -> new SavedDraft(
                        rs.getInt("version"),
                        rs.getString("name"),
                        rs.getString("saved_by"),
                        rs.getTimestamp("saved_at").toInstant()))
                .list());
    }

    /** Who else saved a draft of an entry after a version, last. */
    public Optional<String> savedSince(String entryId, int version, String by) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT saved_by
                          FROM entry_draft
                         WHERE entry_id = :entryId
                           AND version > :version
                           AND saved_by <> :by
                         ORDER BY version DESC
                         LIMIT 1
                        """)
                .bind("entryId", entryId)
                .bind("version", version)
                .bind("by", by)
                .mapTo(String.class)
                .findOne());
    }

    /** What a version said. */
    Optional<CatalogueEntry> find(String entryId, int version) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT document::text AS document
                          FROM entry_draft
                         WHERE entry_id = :entryId
                           AND version = :version
                        """)
                .bind("entryId", entryId)
                .bind("version", version)
                .map((rs, ctx) -> documents.read(rs.getString("document")))
                .findOne());
    }
}
