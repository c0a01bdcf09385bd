// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuance;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.issuance.Reservation.State;
import org.zhengtong.registry.issuance.ReservationView.Progress;
import org.zhengtong.schemas.code.LicenceIdentifier;

/** SQL of reservations and requests. */
@ApplicationScoped
class ReservationStore {

    private final Jdbi jdbi;
    private final Clock clock;

    ReservationStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** The newest identifier reserved under the predecessor's serial, voided ones included: a version is never given twice. */
    LicenceIdentifier newestVersion(LicenceIdentifier predecessor) {
        String value = predecessor.value();
        String stem = value.substring(0, value.length() - "001.X".length());
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT identifier
                        FROM reservation
                        WHERE starts_with(identifier, :stem) AND identifier >= :stem AND identifier < :end
                        ORDER BY identifier DESC
                        LIMIT 1
                        """)
                .bind("stem", stem)
                .bind("end", stem + "zzz")
                .mapTo(String.class)
                .findOne()
                .map(LicenceIdentifier::new)
                .orElse(predecessor));
    }

    /** Enters the reservations, all of one moment; false when a number, identifier or predecessor of one is reserved already. */
    boolean insert(List<Reservation> reservations) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                INSERT INTO reservation (id, identifier, licence_type, type_revision, issuing_authority, number,
                                    predecessor, case_number, content, reserved_by, organisation, reserved_at, state, two_persons)
                                SELECT r.id, r.identifier, r.type, r.revision, r.authority, r.number,
                                    r.predecessor, r.case_number, decode(r.content, 'hex'), r.reserved_by, r.organisation, :at, 'RESERVED',
                                    r.two_persons::boolean
                                FROM unnest(:ids, :identifiers, :types, :revisions, :authorities, :numbers, :predecessors,
                                        :cases, :contents, :by, :organisations, :twoPersons)
                                    AS r (id, identifier, type, revision, authority, number, predecessor,
                                        case_number, content, reserved_by, organisation, two_persons)
                                ON CONFLICT DO NOTHING
                                """)
                        .bindArray("ids", String.class, each(reservations, Reservation::id))
                        .bindArray("identifiers", String.class, each(reservations, one -> one.identifier()
                                .value()))
                        .bindArray("types", String.class, each(reservations, one -> one.identifier()
                                .type()
                                .value()))
                        .bindArray("revisions", Long.class, each(reservations, one -> (long) one.typeRevision()))
                        .bindArray("authorities", String.class, each(reservations, Reservation::issuingAuthority))
                        .bindArray("numbers", String.class, each(reservations, Reservation::number))
                        .bindArray("predecessors", String.class, each(reservations, ReservationStore::predecessor))
                        .bindArray("cases", String.class, each(reservations, Reservation::caseNumber))
                        .bindArray("contents", String.class, each(reservations, one -> HexFormat.of()
                                .formatHex(one.content())))
                        .bindArray("by", String.class, each(reservations, Reservation::reservedBy))
                        .bindArray("organisations", String.class, each(reservations, Reservation::organisation))
                        .bindArray(
                                "twoPersons", String.class, each(reservations, one -> String.valueOf(one.twoPersons())))
                        .bind("at", reservations.get(0).reservedAt())
                        .execute()
                == reservations.size());
    }

    /** The numbers of these licences, which have ended, may be given again; false when somebody freed them before. */
    boolean freeNumbers(List<String> identifiers) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                UPDATE reservation
                                SET number_freed = true
                                WHERE identifier = ANY (:identifiers) AND predecessor IS NULL AND NOT number_freed
                                """)
                        .bindArray("identifiers", String.class, identifiers)
                        .execute()
                > 0);
    }

    private interface Part<T> {
        @Nullable
        T of(Reservation reservation);
    }

    private static <T> List<@Nullable T> each(List<Reservation> reservations, Part<T> part) {
        List<@Nullable T> each = new ArrayList<>();
        reservations.forEach(reservation -> each.add(part.of(reservation)));
        return each;
    }

    private static @Nullable String predecessor(Reservation reservation) {
        LicenceIdentifier predecessor = reservation.predecessor();
        return predecessor == null ? null : predecessor.value();
    }

    /** The reservation, locked until the transaction ends, so that one alone finishes it. Read once the lock is had. */
    Optional<Reservation> lock(String id) {
        return Optional.ofNullable(lock(List.of(id)).get(id));
    }

    /** Several at once, by id. */
    Map<String, Reservation> lock(List<String> ids) {
        jdbi.useHandle(
                handle -> handle.createQuery("SELECT id FROM reservation WHERE id = ANY (:ids) ORDER BY id FOR UPDATE")
                        .bindArray("ids", String.class, ids)
                        .mapTo(String.class)
                        .list());
        return find(ids);
    }

    /** The reservation as it is now. */
    Optional<Reservation> find(String id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    /** Several as they are now, by id. */
    Map<String, Reservation> find(List<String> ids) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT r.id, r.identifier, r.issuing_authority, r.number, r.type_revision, r.predecessor, r.case_number,
                            r.content, r.reserved_by, r.organisation, r.reserved_at, r.state, r.void_reason, r.two_persons,
                            s.signed_by
                        FROM reservation r
                        LEFT JOIN issuance_sign_off s ON s.reservation = r.id
                        WHERE r.id = ANY (:ids)
                        """)
                .bindArray("ids", String.class, ids)
                .map((row, context) -> read(row))
                .collect(Collectors.toMap(Reservation::id, Function.identity())));
    }

    /** Written out for each progress: the index of the few that wait or were voided serves plain conditions alone. */
    static String listing(@Nullable Progress progress) {
        String asked = progress == null
                ? ""
                : switch (progress) {
                    case IN_PROGRESS -> "AND r.state = 'RESERVED' AND (NOT r.two_persons OR s.reservation IS NOT NULL)";
                    case AWAITING_SIGNATURE -> "AND r.state = 'RESERVED' AND r.two_persons AND s.reservation IS NULL";
                    case ENTERED -> "AND r.state = 'ENTERED'";
                    case VOIDED -> "AND r.state = 'VOIDED'";
                };
        return """
                SELECT r.id, r.identifier, r.issuing_authority, r.number, r.type_revision, r.predecessor, r.case_number,
                    r.content, r.reserved_by, r.organisation, r.reserved_at, r.state, r.void_reason, r.two_persons,
                    s.signed_by
                FROM reservation r
                LEFT JOIN issuance_sign_off s ON s.reservation = r.id
                WHERE r.issuing_authority = :authority AND r.id > :after
                """ + asked + """

                ORDER BY r.id
                LIMIT :limit
                """;
    }

    /** Reservations of an authority after the cursor, oldest first; in one state of progress when it is given. */
    List<Reservation> list(String authority, @Nullable Progress progress, String after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(listing(progress))
                .bind("authority", authority)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    /** Records that the officer released it for signature; false when somebody had. */
    boolean release(String id, Caller officer) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                INSERT INTO issuance_sign_off (reservation, signed_by, organisation, signed_at)
                                VALUES (:id, :by, :organisation, :at)
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("id", id)
                        .bind("by", officer.name())
                        .bind("organisation", officer.organisation())
                        .bind("at", clock.instant())
                        .execute()
                == 1);
    }

    /**
     * Reservations made before the moment that are neither entered nor voided, oldest first, at most five hundred. One that waits for
     * its second person counts from the other moment on.
     */
    List<Reservation> unfinished(Instant before, Instant unsignedBefore) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT r.id, r.identifier, r.issuing_authority, r.number, r.type_revision, r.predecessor, r.case_number,
                            r.content, r.reserved_by, r.organisation, r.reserved_at, r.state, r.void_reason, r.two_persons,
                            s.signed_by
                        FROM reservation r
                        LEFT JOIN issuance_sign_off s ON s.reservation = r.id
                        WHERE r.state = 'RESERVED' AND r.reserved_at < :before
                            AND (NOT r.two_persons OR s.reservation IS NOT NULL OR r.reserved_at < :unsignedBefore)
                        ORDER BY r.reserved_at
                        LIMIT 500
                        """)
                .bind("before", before)
                .bind("unsignedBefore", unsignedBefore)
                .map((row, context) -> read(row))
                .list());
    }

    /** Ends the reservations: their licences are in the register. */
    void entered(List<String> ids) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE reservation
                        SET state = 'ENTERED', finished_at = :at
                        WHERE id = ANY (:ids)
                        """)
                .bind("at", clock.instant())
                .bindArray("ids", String.class, ids)
                .execute());
    }

    /** Ends the reservation without a licence. */
    void voided(String id, String reason) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE reservation
                        SET state = 'VOIDED', finished_at = :at, void_reason = :reason
                        WHERE id = :id
                        """)
                .bind("at", clock.instant())
                .bind("reason", reason)
                .bind("id", id)
                .execute());
    }

    private static Reservation read(ResultSet row) throws SQLException {
        return new Reservation(
                row.getString("id"),
                new LicenceIdentifier(row.getString("identifier")),
                row.getString("issuing_authority"),
                row.getString("number"),
                row.getInt("type_revision"),
                Optional.ofNullable(row.getString("predecessor"))
                        .map(LicenceIdentifier::new)
                        .orElse(null),
                row.getString("case_number"),
                row.getBytes("content"),
                row.getString("reserved_by"),
                row.getString("organisation"),
                row.getObject("reserved_at", OffsetDateTime.class).toInstant(),
                State.valueOf(row.getString("state")),
                row.getString("void_reason"),
                row.getBoolean("two_persons"),
                row.getString("signed_by"));
    }
}
