// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuance;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** SQL of the serials (流水号): which are given next, and which were given and are not in the register. */
@ApplicationScoped
class SerialStore {

    static final int LOOKED_AT = 20_000;

    private final Jdbi jdbi;

    SerialStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Why a serial that was given is not in the register (断号原因). */
    enum Cause {
        VOIDED,
        AWAITING_SIGNATURE,
        IN_PROGRESS,
        /** No reservation has it: somebody changed the database by hand. */
        UNEXPLAINED
    }

    /** A serial without a licence, with the reason. */
    record Gap(
            long serial,
            @Nullable String identifier,
            Cause cause,
            @Nullable String reason,
            @Nullable Instant since) {}

    /** Takes the next serials of the type and authority in the year and gives the last; concurrent takers wait for each other. */
    long take(String licenceType, String authority, int year, int count) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        INSERT INTO licence_serial (licence_type, issuing_authority, year, last)
                        VALUES (:type, :authority, :year, :count)
                        ON CONFLICT (licence_type, issuing_authority, year) DO UPDATE
                        SET last = licence_serial.last + :count
                        RETURNING last
                        """)
                .bind("type", licenceType)
                .bind("authority", authority)
                .bind("year", year)
                .bind("count", count)
                .mapTo(Long.class)
                .one());
    }

    /** The last serial given; 0 when none was. */
    long last(String licenceType, String authority, int year) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT last
                        FROM licence_serial
                        WHERE licence_type = :type AND issuing_authority = :authority AND year = :year
                        """)
                .bind("type", licenceType)
                .bind("authority", authority)
                .bind("year", year)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
    }

    /**
     * Serials that are not in the register, in order.
     *
     * @param last the last serial given
     * @param next where to go on; null when all were looked at
     */
    record Gaps(long last, List<Gap> gaps, @Nullable Long next) {}

    /** The next gaps after a serial. So many serials are looked at that few gaps in a large year are no long question. */
    Gaps gaps(String licenceType, String authority, int year, long after, int limit) {
        long last = last(licenceType, authority, year);
        long to = Math.min(last, after + LOOKED_AT);
        List<Gap> gaps = jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT given.serial, r.identifier, r.state, r.void_reason,
                            coalesce(r.finished_at, r.reserved_at) AS since,
                            r.two_persons AND s.reservation IS NULL AS awaiting
                        FROM generate_series(:after + 1, :to) AS given (serial)
                        LEFT JOIN reservation r
                            ON r.licence_type = :type AND r.issuing_authority = :authority
                                AND split_part(r.identifier, '.', 8)
                                    BETWEEN :year || lpad((:after + 1)::text, 8, '0') AND :year || lpad(:to::text, 8, '0')
                                AND split_part(r.identifier, '.', 8) = :year || lpad(given.serial::text, 8, '0')
                                AND split_part(r.identifier, '.', 9) = '001'
                        LEFT JOIN issuance_sign_off s ON s.reservation = r.id
                        WHERE r.id IS NULL OR r.state <> 'ENTERED'
                        ORDER BY given.serial
                        LIMIT :limit
                        """)
                .bind("after", after)
                .bind("to", to)
                .bind("type", licenceType)
                .bind("authority", authority)
                .bind("year", Integer.toString(year))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
        long upTo = gaps.size() < limit ? to : gaps.get(gaps.size() - 1).serial();
        return new Gaps(last, gaps, upTo < last ? upTo : null);
    }

    private static Gap read(ResultSet row) throws SQLException {
        String state = row.getString("state");
        Cause cause = Cause.UNEXPLAINED;
        if (state != null) {
            cause = state.equals("VOIDED")
                    ? Cause.VOIDED
                    : row.getBoolean("awaiting") ? Cause.AWAITING_SIGNATURE : Cause.IN_PROGRESS;
        }
        OffsetDateTime since = row.getObject("since", OffsetDateTime.class);
        return new Gap(
                row.getLong("serial"),
                row.getString("identifier"),
                cause,
                row.getString("void_reason"),
                since == null ? null : since.toInstant());
    }
}
