// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.statuslist;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.statuslist.TokenStatus;

/** SQL of the status lists' versions. */
@ApplicationScoped
class StatusListStore {

    private final Jdbi jdbi;

    StatusListStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The newest version of a list; {@code es256} is null where the registry has no such key. */
    record Version(
            long number,
            Instant issuedAt,
            byte[] states,
            String sm2,
            @Nullable String es256) {}

    /** A change that a version is to show. */
    record Change(int index, TokenStatus status) {}

    /** Lists with changes to show, lists issued before the moment, and the one in use that has no version yet. */
    List<Integer> due(Instant issuedBefore) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT list
                        FROM status_list_change
                        UNION
                        SELECT list
                        FROM status_list
                        WHERE issued_at < :before
                        UNION
                        (SELECT coalesce(max(list), 0) FROM status_list_entry
                        EXCEPT
                        SELECT list FROM status_list)
                        """)
                .bind("before", issuedBefore)
                .mapTo(Integer.class)
                .list());
    }

    Optional<Version> find(int list) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT version, issued_at, states, sm2, es256
                        FROM status_list
                        WHERE list = :list
                        """)
                .bind("list", list)
                .map((row, context) -> read(row))
                .findOne());
    }

    /** The number of the newest version. */
    Optional<Long> newest(int list) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT version FROM status_list WHERE list = :list")
                .bind("list", list)
                .mapTo(Long.class)
                .findOne());
    }

    /** Keeps other publications of the list out until the transaction ends. */
    void lock(int list) {
        jdbi.useHandle(handle -> handle.createQuery("SELECT pg_advisory_xact_lock(hashtext('status_list'), :list)")
                .bind("list", list)
                .mapTo(String.class)
                .list());
    }

    /** Takes the changes that are committed by now, in the order in which they happened. */
    List<Change> take(int list) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        WITH taken AS (
                            DELETE FROM status_list_change
                            WHERE list = :list
                            RETURNING sequence, index, status)
                        SELECT index, status
                        FROM taken
                        ORDER BY sequence
                        """)
                .bind("list", list)
                .map((row, context) -> new Change(row.getInt("index"), TokenStatus.valueOf(row.getString("status"))))
                .list());
    }

    void put(int list, Version version) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO status_list (list, version, issued_at, states, sm2, es256)
                        VALUES (:list, :version, :issuedAt, :states, :sm2, :es256)
                        ON CONFLICT (list) DO UPDATE
                        SET version = excluded.version, issued_at = excluded.issued_at, states = excluded.states,
                            sm2 = excluded.sm2, es256 = excluded.es256
                        """)
                .bind("list", list)
                .bind("version", version.number())
                .bind("issuedAt", version.issuedAt())
                .bind("states", version.states())
                .bind("sm2", version.sm2())
                .bind("es256", version.es256())
                .execute());
    }

    private static Version read(ResultSet row) throws SQLException {
        return new Version(
                row.getLong("version"),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                row.getBytes("states"),
                row.getString("sm2"),
                row.getString("es256"));
    }
}
