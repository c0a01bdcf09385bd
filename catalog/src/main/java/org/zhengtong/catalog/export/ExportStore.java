// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.export;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.zhengtong.catalog.entrysheet.Registered;

/** Pages through the entries one may see. */
@Singleton
class ExportStore {

    private static final int PAGE = 500;
    private static final ZoneId LEGAL_DAYS = ZoneId.of("Asia/Shanghai");

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
    record Seen(String id, String document, Registered registered) {}

    /** The page after an id. */
    List<Seen> after(String id, Wanted wanted) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT e.id, d.document::text AS document, e.resource, e.version,
                               CASE WHEN e.status = 'PUBLISHED' THEN e.revision END AS revision,
                               CASE WHEN e.status = 'PUBLISHED' THEN r.published_at END AS published_at,
                               CASE WHEN k.keeper AND e.in_review IS NOT NULL THEN 'IN_REVIEW'
                                    WHEN e.status = 'DRAFT' THEN 'DRAFT'
                                    WHEN k.keeper AND e.draft IS NOT NULL THEN 'CHANGED'
                                    ELSE 'PUBLISHED'
                               END AS state
                          FROM catalogue_entry e
                          LEFT JOIN entry_revision r ON r.resource = e.resource AND r.revision = e.revision
                         CROSS JOIN LATERAL (SELECT :keeps IN ('*', e.provider_organisation) AS keeper) k
                         CROSS JOIN LATERAL (SELECT CASE
                                                    WHEN e.draft IS NOT NULL AND k.keeper THEN e.draft
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
                .map((rs, ctx) -> new Seen(rs.getString("id"), rs.getString("document"), registered(rs)))
                .list());
    }

    private static Registered registered(ResultSet rs) throws SQLException {
        Timestamp publishedAt = rs.getTimestamp("published_at");
        return new Registered(
                rs.getString("resource"),
                rs.getObject("revision", Integer.class),
                Registered.State.valueOf(rs.getString("state")),
                publishedAt == null ? null : LocalDate.ofInstant(publishedAt.toInstant(), LEGAL_DAYS),
                rs.getInt("version"));
    }
}
