// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.audit;

import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** SQL of the table {@code audit_entry}. */
@Singleton
class AuditStore {

    private final Jdbi jdbi;

    AuditStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void insert(AuditEntry entry) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO audit_entry (at, who, organisation, action, subject, detail, trace_id)
                        VALUES (:at, :who, :organisation, :action, :subject, :detail, :traceId)
                        """)
                .bind("at", entry.at())
                .bind("who", entry.who())
                .bind("organisation", entry.organisation())
                .bind("action", entry.action())
                .bind("subject", entry.subject())
                .bind("detail", entry.detail())
                .bind("traceId", entry.traceId())
                .execute());
    }

    /** Entries by number, before which none with a smaller number can come any more: the bound is asked for first, by itself. */
    List<AuditEntry> list(long after, int limit) {
        long settled = jdbi.withHandle(handle -> handle.createQuery("SELECT settled_to('audit_entry')")
                .mapTo(Long.class)
                .one());
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT sequence, at, who, organisation, action, subject, detail, trace_id
                        FROM audit_entry
                        WHERE sequence > :after AND sequence <= :settled
                        ORDER BY sequence
                        LIMIT :limit
                        """)
                .bind("after", after)
                .bind("settled", settled)
                .bind("limit", limit)
                .map((row, context) -> new AuditEntry(
                        row.getLong("sequence"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("who"),
                        row.getString("organisation"),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("detail"),
                        row.getString("trace_id")))
                .list());
    }
}
