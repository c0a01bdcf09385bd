// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.item.TrustLevel;

/** SQL of the intakes. */
@ApplicationScoped
class IntakeStore {

    private final Jdbi jdbi;
    private final Clock clock;

    IntakeStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Files of an archive that no row named: how many, and the first of them. */
    record Unnamed(int count, List<String> first) {

        private static final int MOST_TOLD = 20;

        static final Unnamed NONE = of(List.of());

        static Unnamed of(List<String> names) {
            return new Unnamed(names.size(), names.stream().limit(MOST_TOLD).toList());
        }
    }

    /** An intake as it was received. */
    record Received(
            String id,
            String fileName,
            @Nullable String licenceType,
            TrustLevel trust,
            @Nullable String corrects,
            List<String> header,
            int rows,
            String officer,
            String organisation,
            boolean anyIssuer,
            Unnamed unnamed,
            Instant receivedAt,
            @Nullable Instant finishedAt) {}

    void insert(Received intake) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO intake (id, file_name, licence_type, trust, corrects, header, rows, officer, organisation,
                            any_issuer, unnamed_scans, unnamed_first, received_at)
                        VALUES (:id, :fileName, :licenceType, :trust, :corrects, :header, :rows, :officer, :organisation,
                            :anyIssuer, :unnamed, :unnamedFirst, :at)
                        """)
                .bind("id", intake.id())
                .bind("fileName", intake.fileName())
                .bind("licenceType", intake.licenceType())
                .bind("trust", intake.trust().name())
                .bind("corrects", intake.corrects())
                .bindArray("header", String.class, intake.header())
                .bind("rows", intake.rows())
                .bind("officer", intake.officer())
                .bind("organisation", intake.organisation())
                .bind("anyIssuer", intake.anyIssuer())
                .bind("unnamed", intake.unnamed().count())
                .bindArray("unnamedFirst", String.class, intake.unnamed().first())
                .bind("at", intake.receivedAt())
                .execute());
    }

    Optional<Received> find(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id, file_name, licence_type, trust, corrects, header, rows, officer, organisation, any_issuer,
                            unnamed_scans, unnamed_first, received_at, finished_at
                        FROM intake
                        WHERE id = :id
                        """)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne());
    }

    /** Holds the intake until the transaction ends, so that one alone goes on with it. */
    void lock(String id) {
        jdbi.useHandle(handle -> handle.createQuery("SELECT id FROM intake WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .mapTo(String.class)
                .one());
    }

    void finish(String id) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE intake
                        SET finished_at = :at
                        WHERE id = :id AND finished_at IS NULL
                        """)
                .bind("id", id)
                .bind("at", clock.instant())
                .execute());
    }

    /** Intakes received before the moment that are not finished, oldest first. */
    List<String> unfinished(Instant before) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id
                        FROM intake
                        WHERE finished_at IS NULL AND received_at < :before
                        ORDER BY received_at
                        LIMIT 100
                        """)
                .bind("before", before)
                .mapTo(String.class)
                .list());
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Stream.of((String[]) row.getArray(column).getArray()).toList();
    }

    private static Received read(ResultSet row) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Received(
                row.getString("id"),
                row.getString("file_name"),
                row.getString("licence_type"),
                TrustLevel.valueOf(row.getString("trust")),
                row.getString("corrects"),
                texts(row, "header"),
                row.getInt("rows"),
                row.getString("officer"),
                row.getString("organisation"),
                row.getBoolean("any_issuer"),
                new Unnamed(row.getInt("unnamed_scans"), texts(row, "unnamed_first")),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant());
    }
}
