// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.reconciliation;

import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.zhengtong.catalog.feed.Reader;

/** What this node holds of the catalogue. */
@Singleton
class HoldingStore {

    private static final RowMapper<Holding> HOLDING =
            (rs, ctx) -> new Holding(rs.getString("node"), rs.getString("resource"), rs.getInt("revision"));

    private final Jdbi jdbi;

    HoldingStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Published entries that a reader may know too; of one origin unless it is empty. */
    List<Holding> shared(Reader reader, String origin) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT e.node, e.resource, e.revision
                          FROM catalogue_entry e
                          JOIN catalogue_feed f ON f.resource = e.resource AND f.revision = e.revision AND NOT f.outside
                         WHERE e.status = 'PUBLISHED'
                           AND f.position IS NOT NULL
                           AND (:parent OR starts_with(:reader, f.scope))
                           AND (:origin = '' OR e.node = :origin)
                        """)
                .bind("parent", reader.parent())
                .bind("reader", reader.node())
                .bind("origin", origin)
                .map(HOLDING)
                .list());
    }

    /** Published entries learnt from other nodes; of one origin unless it is empty. */
    List<Holding> learnt(String origin) {
        return jdbi.withHandle(
                h -> h.createQuery("""
                        SELECT node, resource, revision
                          FROM catalogue_entry
                         WHERE status = 'PUBLISHED'
                           AND NOT own
                           AND (:origin = '' OR node = :origin)
                        """).bind("origin", origin).map(HOLDING).list());
    }
}
