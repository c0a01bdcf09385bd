// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.export;

import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Pages through the entries one may see. */
@Singleton
class ExportStore {

    private static final int PAGE = 500;

    private final Jdbi jdbi;

    ExportStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * What is wanted; empty means any.
     *
     * @param keeps organisation whose drafts are shown instead of the live revisions; empty for none, {@code *} for all
     */
    record Wanted(String organisation, String classPrefix, String sharingType, boolean own, String keeps) {}

    /** An entry as the caller sees it. */
    record Seen(String id, String document) {}

    /** The page after an id. */
    List<Seen> after(String id, Wanted wanted) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT e.id, d.document::text AS document
                          FROM catalogue_entry e
                          LEFT JOIN entry_revision r ON r.resource = e.resource AND r.revision = e.revision
                         CROSS JOIN LATERAL (SELECT CASE
                                                    WHEN e.draft IS NOT NULL
                                                     AND :keeps IN ('*', e.provider_organisation) THEN e.draft
                                                    WHEN e.status = 'PUBLISHED' THEN r.document
                                                    END AS document) d
                         WHERE e.id > :id
                           AND d.document IS NOT NULL
                           AND e.status <> 'WITHDRAWN'
                           AND (:organisation = '' OR e.provider_organisation IN (:organisation, substr(:organisation, 9, 9)))
                           AND (:classPrefix = '' OR starts_with(d.document ->> 'classCode', :classPrefix))
                           AND (:sharingType = '' OR d.document ->> 'sharingType' = :sharingType)
                           AND (e.own OR NOT :own)
                         ORDER BY e.id
                         LIMIT :page
                        """)
                .bind("id", id)
                .bind("organisation", wanted.organisation())
                .bind("classPrefix", wanted.classPrefix())
                .bind("sharingType", wanted.sharingType())
                .bind("own", wanted.own())
                .bind("keeps", wanted.keeps())
                .bind("page", PAGE)
                .map((rs, ctx) -> new Seen(rs.getString("id"), rs.getString("document")))
                .list());
    }
}
