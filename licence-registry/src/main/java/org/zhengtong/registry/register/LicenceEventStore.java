// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.register.Licence.Action;
import org.zhengtong.registry.register.Licence.Status;
import org.zhengtong.schemas.code.LicenceIdentifier;

/** SQL of the append-only history of licences. */
@ApplicationScoped
public class LicenceEventStore {

    private final Jdbi jdbi;

    LicenceEventStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Everything recorded about the licence. */
    public LicenceHistory history(LicenceIdentifier identifier) {
        return new LicenceHistory(jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT identifier, action, previous, status, ground, officer, organisation, effective_at, recorded_at
                        FROM licence_event
                        WHERE identifier = :identifier
                        ORDER BY sequence
                        """)
                .bind("identifier", identifier.value())
                .map((row, context) -> read(row))
                .list()));
    }

    void append(LicenceEvent event) {
        Status previous = event.previous();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO licence_event
                            (identifier, action, previous, status, ground, officer, organisation, effective_at, recorded_at)
                        VALUES
                            (:identifier, :action, :previous, :status, :ground, :officer, :organisation, :effectiveAt, :recordedAt)
                        """)
                .bind("identifier", event.identifier())
                .bind("action", event.action().name())
                .bind("previous", previous == null ? null : previous.name())
                .bind("status", event.status().name())
                .bind("ground", event.ground())
                .bind("officer", event.officer())
                .bind("organisation", event.organisation())
                .bind("effectiveAt", event.effectiveAt())
                .bind("recordedAt", event.recordedAt())
                .execute());
    }

    private static LicenceEvent read(ResultSet row) throws SQLException {
        return new LicenceEvent(
                row.getString("identifier"),
                Action.valueOf(row.getString("action")),
                status(row.getString("previous")),
                Status.valueOf(row.getString("status")),
                row.getString("ground"),
                row.getString("officer"),
                row.getString("organisation"),
                row.getObject("effective_at", OffsetDateTime.class).toInstant(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Status status(@Nullable String name) {
        return name == null ? null : Status.valueOf(name);
    }
}
