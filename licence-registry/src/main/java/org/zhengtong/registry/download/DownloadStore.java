// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.download;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.document.Format;
import org.zhengtong.registry.download.OneTimeDownload.Opened;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.proof.Sm3;

/** SQL of the one-time downloads. */
@ApplicationScoped
class DownloadStore {

    private final Jdbi jdbi;

    DownloadStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * What an address is for, and whether the holder confirmed it.
     *
     * @param format of the document of a licence issued here, null for a scan
     * @param scan digest of the scan of a licence taken in, null for a document
     */
    record Ticket(
            LicenceIdentifier licence,
            @Nullable Format format,
            @Nullable String scan,
            Reading reading,
            boolean confirmed) {}

    void insert(Opened opened, Ticket ticket, Instant now) {
        Reading reading = ticket.reading();
        Format format = ticket.format();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO licence_download (id_sm3, identifier, format, scan, who, organisation, application_system, purpose,
                            case_number, cause, opened_at, expires_at, confirmed)
                        VALUES (:digest, :identifier, :format, :scan, :who, :organisation, :system, :purpose, :case, :cause, :now,
                            :expiresAt, :confirmed)
                        """)
                .bind("digest", digest(opened.id()))
                .bind("identifier", ticket.licence().value())
                .bind("format", format == null ? null : format.name())
                .bind("scan", ticket.scan())
                .bind("who", reading.who())
                .bind("organisation", reading.organisation())
                .bind("system", reading.applicationSystem())
                .bind("purpose", reading.purpose())
                .bind("case", reading.caseNumber())
                .bind("cause", reading.cause())
                .bind("now", now)
                .bind("expiresAt", opened.expiresAt())
                .bind("confirmed", ticket.confirmed())
                .execute());
    }

    /** Takes an address that is unused, in time and the caller's own; of two at once one gets it. */
    Optional<Ticket> take(String id, String who, String organisation, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        UPDATE licence_download
                        SET used_at = :now
                        WHERE id_sm3 = :digest
                            AND who = :who
                            AND organisation = :organisation
                            AND used_at IS NULL
                            AND expires_at > :now
                        RETURNING identifier, format, scan, who, organisation, application_system, purpose, case_number, cause, confirmed
                        """)
                .bind("now", now)
                .bind("digest", digest(id))
                .bind("who", who)
                .bind("organisation", organisation)
                .map((row, context) -> read(row))
                .findOne());
    }

    boolean exists(String id, String who, String organisation) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT EXISTS (
                            SELECT FROM licence_download
                            WHERE id_sm3 = :digest AND who = :who AND organisation = :organisation)
                        """)
                .bind("digest", digest(id))
                .bind("who", who)
                .bind("organisation", organisation)
                .mapTo(Boolean.class)
                .one());
    }

    private static String digest(String id) {
        return Sm3.hex(Sm3.digest(id.getBytes(StandardCharsets.UTF_8)));
    }

    private static Ticket read(ResultSet row) throws SQLException {
        String format = row.getString("format");
        return new Ticket(
                new LicenceIdentifier(row.getString("identifier")),
                format == null ? null : Format.valueOf(format),
                row.getString("scan"),
                new Reading(
                        row.getString("who"),
                        row.getString("organisation"),
                        row.getString("application_system"),
                        row.getString("purpose"),
                        row.getString("case_number"),
                        null,
                        row.getString("cause")),
                row.getBoolean("confirmed"));
    }
}
