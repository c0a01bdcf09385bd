// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Finds the entries that resemble another (疑似重复), by the keys of {@link Likeness}; own and learnt ones, not those withdrawn. */
@Singleton
public class AlikeStore {

    private static final int FEW = 3;

    private final Jdbi jdbi;
    private final EntryDocument documents;

    AlikeStore(Jdbi jdbi, EntryDocument documents) {
        this.jdbi = jdbi;
        this.documents = documents;
    }

    /** Another entry; the resource is absent before its first publication. */
    public record Other(String id, @Nullable String resource, String name, String providerOrganisation) {

        static Other of(ResultSet rs) throws SQLException {
            return new Other(
                    rs.getString("id"),
                    rs.getString("resource"),
                    rs.getString("name"),
                    rs.getString("provider_organisation"));
        }
    }

    /** Another entry and what it says. */
    public record Candidate(Other other, CatalogueEntry entry) {}

    /** Entries of an organisation whose name folds to the same. */
    public List<Other> sameName(String organisation, String fold, String exceptId) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT id, resource, name, provider_organisation
                          FROM catalogue_entry
                         WHERE provider_organisation = :organisation
                           AND name_fold = :fold
                           AND id <> :exceptId
                           AND status <> 'WITHDRAWN'
                         LIMIT :few
                        """)
                .bind("organisation", organisation)
                .bind("fold", fold)
                .bind("exceptId", exceptId)
                .bind("few", FEW)
                .map((rs, ctx) -> Other.of(rs))
                .list());
    }

    /** Entries of an organisation whose name differs by the number at its end alone. */
    public List<Other> sameStem(String organisation, Likeness likeness, String exceptId) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT id, resource, name, provider_organisation
                          FROM catalogue_entry
                         WHERE provider_organisation = :organisation
                           AND name_stem = :stem
                           AND name_fold <> :fold
                           AND id <> :exceptId
                           AND status <> 'WITHDRAWN'
                         LIMIT :few
                        """)
                .bind("organisation", organisation)
                .bind("stem", likeness.stem())
                .bind("fold", likeness.fold())
                .bind("exceptId", exceptId)
                .bind("few", FEW)
                .map((rs, ctx) -> Other.of(rs))
                .list());
    }

    /** Entries of any organisation that share a band, those that share most first. */
    public List<Candidate> candidates(Likeness likeness, String exceptId, int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT e.id, e.resource, e.name, e.provider_organisation,
                               coalesce(e.draft, r.document)::text AS document
                          FROM (SELECT c.id,
                                       (SELECT count(*) FROM unnest(c.likeness) AS b WHERE b = ANY (:bands)) AS shared
                                  FROM (SELECT id, likeness
                                          FROM catalogue_entry
                                         WHERE likeness && :bands
                                           AND id <> :exceptId
                                           AND status <> 'WITHDRAWN'
                                         LIMIT 500) AS c
                                 ORDER BY shared DESC, id
                                 LIMIT :limit) AS s
                          JOIN catalogue_entry e ON e.id = s.id
                          LEFT JOIN entry_revision r ON r.resource = e.resource AND r.revision = e.revision
                         ORDER BY s.shared DESC, s.id
                        """)
                .bindArray("bands", Long.class, likeness.bands())
                .bind("exceptId", exceptId)
                .bind("limit", limit)
                .map((rs, ctx) -> new Candidate(Other.of(rs), documents.read(rs.getString("document"))))
                .list());
    }
}
