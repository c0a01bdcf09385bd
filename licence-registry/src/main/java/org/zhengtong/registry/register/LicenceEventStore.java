// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.signin.Caller;
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
                        SELECT e.identifier, e.action, e.previous, e.status, e.ground, e.authority, e.decision, e.officer,
                            e.organisation, e.effective_at, e.recorded_at, w.withdrawn_at
                        FROM licence_event e
                        LEFT JOIN licence_event_withdrawal w ON w.sequence = e.sequence
                        WHERE e.identifier = :identifier
                        ORDER BY e.sequence
                        """)
                .bind("identifier", identifier.value())
                .map((row, context) -> read(row))
                .list()));
    }

    void append(List<LicenceEvent> events) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO licence_event
                        (identifier, action, previous, status, ground, authority, decision, officer, organisation,
                         effective_at, recorded_at)
                    VALUES
                        (:identifier, :action, :previous, :status, :ground, :authority, :decision, :officer, :organisation,
                         :effectiveAt, :recordedAt)
                    """);
            for (LicenceEvent event : events) {
                Status previous = event.previous();
                batch.bind("identifier", event.identifier())
                        .bind("action", event.action().name())
                        .bind("previous", previous == null ? null : previous.name())
                        .bind("status", event.status().name())
                        .bind("ground", event.ground())
                        .bind("authority", event.authority())
                        .bind("decision", event.decision())
                        .bind("officer", event.officer())
                        .bind("organisation", event.organisation())
                        .bind("effectiveAt", event.effectiveAt())
                        .bind("recordedAt", event.recordedAt())
                        .add();
            }
            batch.execute();
        });
    }

    void appendDue(LicenceEvent event) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO licence_due (identifier, due_at)
                        VALUES (:identifier, :dueAt)
                        ON CONFLICT (identifier, due_at) DO NOTHING
                        """)
                .bind("identifier", event.identifier())
                .bind("dueAt", event.effectiveAt())
                .execute());
    }

    /** Takes back the licence's line that was recorded last, those taken back before aside. */
    void withdrawLast(LicenceIdentifier identifier, String ground, Caller officer, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO licence_event_withdrawal (sequence, ground, officer, organisation, withdrawn_at)
                        SELECT e.sequence, :ground, :officer, :organisation, :at
                        FROM licence_event e
                        WHERE e.identifier = :identifier
                            AND NOT EXISTS (SELECT 1 FROM licence_event_withdrawal w WHERE w.sequence = e.sequence)
                        ORDER BY e.sequence DESC
                        LIMIT 1
                        """)
                .bind("identifier", identifier.value())
                .bind("ground", ground)
                .bind("officer", officer.name())
                .bind("organisation", officer.organisation())
                .bind("at", at)
                .execute());
    }

    /** Licences with a line whose effect has begun since it was recorded, in the order they are to be locked. */
    List<LicenceIdentifier> takeDue(Instant now, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        WITH taken AS (
                            DELETE FROM licence_due
                            WHERE (identifier, due_at) IN (
                                SELECT identifier, due_at
                                FROM licence_due
                                WHERE due_at <= :now
                                ORDER BY due_at
                                LIMIT :most
                                FOR UPDATE SKIP LOCKED)
                            RETURNING identifier)
                        SELECT DISTINCT identifier
                        FROM taken
                        ORDER BY identifier
                        """)
                .bind("now", now)
                .bind("most", most)
                .map((row, context) -> new LicenceIdentifier(row.getString("identifier")))
                .list());
    }

    private static LicenceEvent read(ResultSet row) throws SQLException {
        OffsetDateTime withdrawn = row.getObject("withdrawn_at", OffsetDateTime.class);
        return new LicenceEvent(
                row.getString("identifier"),
                Action.valueOf(row.getString("action")),
                status(row.getString("previous")),
                Status.valueOf(row.getString("status")),
                row.getString("ground"),
                row.getString("authority"),
                row.getString("decision"),
                row.getString("officer"),
                row.getString("organisation"),
                row.getObject("effective_at", OffsetDateTime.class).toInstant(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                withdrawn == null ? null : withdrawn.toInstant());
    }

    private static @Nullable Status status(@Nullable String name) {
        return name == null ? null : Status.valueOf(name);
    }
}
