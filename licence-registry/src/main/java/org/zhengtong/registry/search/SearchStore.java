// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.registry.reading.Shown;
import org.zhengtong.registry.register.Holder;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.register.Origin;
import org.zhengtong.registry.search.Question.Order;

/** SQL of the search: one statement for each way in, each along an index that has its order, so that no page costs more than another. */
@ApplicationScoped
class SearchStore {

    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    /** Schemes of holders who are found by the beginning of their name. */
    private static final List<String> ORGANISATIONS = Stream.of(HolderScheme.values())
            .filter(scheme -> !scheme.person())
            .map(Enum::name)
            .toList();

    private final Jdbi jdbi;
    private final Clock clock;

    SearchStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Until the transaction ends each question is planned by its own values: a plan for any values sorts what an index has in order. And
     * none is compiled, which takes longer than finding a page.
     */
    void planByValues() {
        jdbi.useHandle(handle -> handle.execute(
                "SELECT set_config('plan_cache_mode', 'force_custom_plan', true), set_config('jit', 'off', true)"));
    }

    List<Hit> find(Question question, Place.Bound after) {
        if (Standing.recorded(question.status()).isEmpty()) {
            return List.of();
        }
        if (question.holder() != null) {
            return read(BY_HOLDER, question, after);
        }
        if (question.number() != null) {
            return read(BY_NUMBER, question, after);
        }
        if (question.name() != null) {
            return read(BY_NAME, question, after);
        }
        if (question.order() == Order.END) {
            return read(BY_END, question, after);
        }
        if (question.ahead()) {
            return read(AHEAD, question, after);
        }
        return read(question.licenceType() == null ? BY_AUTHORITY : BY_TYPE, question, after);
    }

    private static final String COLUMNS = """
            SELECT identifier, licence_type, type_revision, version, number, issuing_authority, holder_name, holder_scheme,
                holder_code, valid_from, valid_to, status, issued_at
            """;

    /** Those named first, and those who hold a licence together with others. */
    private static final String BY_HOLDER = COLUMNS + """
            FROM (
                (SELECT identifier, licence_type, type_revision, version, number, issuing_authority, holder_name, holder_scheme,
                    holder_code, valid_from, valid_to, status, issued_at
                FROM licence
                WHERE holder_code = :holder
                    AND (:scheme::text IS NULL OR holder_scheme = :scheme)
                    AND (issued_at, identifier) < (:before::timestamptz, :identifier)
                    AND (:number::text IS NULL OR number = :number)
                    AND (:name::text IS NULL OR holder_name COLLATE "C" BETWEEN :name AND :nameEnd)
                    AND (:name::text IS NULL OR holder_scheme = ANY (:organisations) OR holder_name = :name)
                    AND (:type::text IS NULL OR licence_type = :type)
                    AND (:authority::text IS NULL OR issuing_authority = :authority)
                    AND status = ANY (:statuses)
                    AND valid_from BETWEEN :fromEarliest::date AND :fromLatest::date AND valid_to BETWEEN :toEarliest::date AND :toLatest::date
                ORDER BY issued_at DESC, identifier DESC
                LIMIT :limit)
                UNION ALL
                (SELECT identifier, licence_type, type_revision, version, number, issuing_authority, holder_name, holder_scheme,
                    holder_code, valid_from, valid_to, status, issued_at
                FROM licence
                WHERE co_holders @> jsonb_build_array(jsonb_strip_nulls(
                        jsonb_build_object('code', :holder::text, 'scheme', :scheme::text)))
                    AND (holder_code <> :holder OR holder_scheme <> :scheme)
                    AND (issued_at, identifier) < (:before::timestamptz, :identifier)
                    AND (:number::text IS NULL OR number = :number)
                    AND (:name::text IS NULL OR holder_name COLLATE "C" BETWEEN :name AND :nameEnd)
                    AND (:name::text IS NULL OR holder_scheme = ANY (:organisations) OR holder_name = :name)
                    AND (:type::text IS NULL OR licence_type = :type)
                    AND (:authority::text IS NULL OR issuing_authority = :authority)
                    AND status = ANY (:statuses)
                    AND valid_from BETWEEN :fromEarliest::date AND :fromLatest::date AND valid_to BETWEEN :toEarliest::date AND :toLatest::date
                ORDER BY issued_at DESC, identifier DESC
                LIMIT :limit)) AS held
            ORDER BY issued_at DESC, identifier DESC
            LIMIT :limit
            """;

    private static final String BY_NUMBER = COLUMNS + """
            FROM licence
            WHERE number = :number
                AND (issued_at, identifier) < (:before::timestamptz, :identifier)
                AND (:name::text IS NULL OR holder_name COLLATE "C" BETWEEN :name AND :nameEnd)
                AND (:name::text IS NULL OR holder_scheme = ANY (:organisations) OR holder_name = :name)
                AND (:type::text IS NULL OR licence_type = :type)
                AND (:authority::text IS NULL OR issuing_authority = :authority)
                AND status = ANY (:statuses)
                AND valid_from BETWEEN :fromEarliest::date AND :fromLatest::date AND valid_to BETWEEN :toEarliest::date AND :toLatest::date
            ORDER BY issued_at DESC, identifier DESC
            LIMIT :limit
            """;

    /**
     * Persons are found by their whole name only, organisations by its beginning. The place is the only lower bound: beside another the
     * index might be entered at the one that lies further down.
     */
    private static final String BY_NAME = COLUMNS + """
            FROM licence
            WHERE issuing_authority = :authority
                AND holder_name COLLATE "C" <= :nameEnd
                AND (holder_name COLLATE "C", identifier) > (:afterName, :identifier)
                AND (holder_scheme = ANY (:organisations) OR holder_name = :name)
                AND (:type::text IS NULL OR licence_type = :type)
                AND status = ANY (:statuses)
                AND valid_from BETWEEN :fromEarliest::date AND :fromLatest::date AND valid_to BETWEEN :toEarliest::date AND :toLatest::date
            ORDER BY holder_name COLLATE "C", identifier
            LIMIT :limit
            """;

    /**
     * Expired licences of an authority. The state is said here once more, so that the index of it is seen to serve. The place, or the first
     * day that is not over, is the only lower bound: beside another the index would be entered before all that are in force.
     */
    private static final String BY_END = COLUMNS + """
            FROM licence
            WHERE issuing_authority = :authority
                AND (:type::text IS NULL OR licence_type = :type)
                AND status = 'IN_FORCE'
                AND (valid_to, identifier) < (
                    least(:before::date, :toLatest::date + 1),
                    CASE WHEN :before::date > :toLatest::date THEN '' ELSE :identifier END)
            ORDER BY valid_to DESC, identifier DESC
            LIMIT :limit
            """;

    /** Licences of an authority that begin later. */
    private static final String AHEAD = COLUMNS + """
            FROM licence
            WHERE issuing_authority = :authority
                AND (:type::text IS NULL OR licence_type = :type)
                AND status = 'IN_FORCE'
                AND valid_from > (issued_at AT TIME ZONE 'Asia/Shanghai')::date
                AND valid_from >= :fromEarliest::date
                AND (issued_at, identifier) < (:before::timestamptz, :identifier)
            ORDER BY issued_at DESC, identifier DESC
            LIMIT :limit
            """;

    private static final String BY_AUTHORITY = newest("");

    private static final String BY_TYPE = newest("AND licence_type = :type");

    /** An authority's licences, newest first: the newest of each state by its index, then the newest of those. */
    private static String newest(String narrowing) {
        return COLUMNS + """
            FROM unnest(:statuses) AS wanted (state)
            CROSS JOIN LATERAL (
                SELECT identifier, licence_type, type_revision, version, number, issuing_authority, holder_name, holder_scheme,
                    holder_code, valid_from, valid_to, status, issued_at
                FROM licence
                WHERE issuing_authority = :authority
                    %s
                    AND status = wanted.state
                    AND valid_from BETWEEN :fromEarliest::date AND :fromLatest::date AND valid_to BETWEEN :toEarliest::date AND :toLatest::date
                    AND (issued_at, identifier) < (:before::timestamptz, :identifier)
                ORDER BY issued_at DESC, identifier DESC
                LIMIT :limit) found
            ORDER BY issued_at DESC, identifier DESC
            LIMIT :limit
            """.formatted(narrowing);
    }

    private List<Hit> read(String sql, Question question, Place.Bound after) {
        String name = question.name();
        Standing.Days days = Standing.days(question.status(), LocalDate.ofInstant(clock.instant(), Licence.LEGAL_ZONE));
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
                .bind("holder", question.holder())
                .bind("scheme", question.scheme())
                .bind("number", question.number())
                .bind("name", name)
                .bind("nameEnd", name == null ? null : name + LAST_CHARACTER)
                .bind("type", question.licenceType())
                .bind("authority", question.authority())
                .bindArray("statuses", String.class, Standing.recorded(question.status()))
                .bindArray("organisations", String.class, ORGANISATIONS)
                .bind("fromEarliest", days.fromEarliest())
                .bind("fromLatest", days.fromLatest())
                .bind("toEarliest", days.toEarliest())
                .bind("toLatest", days.toLatest())
                .bind("before", after.before())
                .bind("afterName", after.name())
                .bind("identifier", after.identifier())
                .bind("limit", question.limit())
                .map((row, context) -> read(row))
                .list());
    }

    /** After the licence with this identifier, of the authority that is listed. */
    Optional<Place> place(Question question, String cursor) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT issued_at, valid_to, holder_name, identifier
                        FROM licence
                        WHERE identifier = :cursor
                            AND (CAST(:authority AS text) IS NULL OR issuing_authority = :authority)
                        """)
                .bind("cursor", cursor)
                .bind("authority", question.listed())
                .map((row, context) -> Place.afterIssued(
                        question.order(),
                        row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                        row.getObject("valid_to", LocalDate.class),
                        row.getString("holder_name"),
                        row.getString("identifier")))
                .findOne());
    }

    private static Hit read(ResultSet row) throws SQLException {
        Holder holder = new Holder(
                row.getString("holder_name"),
                HolderScheme.valueOf(row.getString("holder_scheme")),
                row.getString("holder_code"));
        Instant issuedAt = row.getObject("issued_at", OffsetDateTime.class).toInstant();
        return new Hit(
                new Shown(row.getString("identifier"), holder.code(), List.of()),
                holder.name(),
                Origin.ISSUED,
                null,
                row.getString("licence_type"),
                row.getInt("type_revision"),
                row.getInt("version"),
                row.getString("number"),
                row.getString("issuing_authority"),
                holder.masked(),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                Licence.Status.valueOf(row.getString("status")),
                null,
                LocalDate.ofInstant(issuedAt, Licence.LEGAL_ZONE),
                issuedAt);
    }
}
