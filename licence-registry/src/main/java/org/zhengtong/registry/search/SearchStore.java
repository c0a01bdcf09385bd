// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.search;

import static org.zhengtong.registry.search.SearchProblem.CURSOR_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.registry.register.Holder;
import org.zhengtong.registry.register.Licence;

/** SQL of the search: one statement for each way in, each along an index that has its order, so that no page costs more than another. */
@ApplicationScoped
class SearchStore {

    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    /** Schemes of holders who are found by the beginning of their name. */
    private static final List<String> ORGANISATIONS = Stream.of(HolderScheme.values())
            .filter(scheme -> !scheme.person())
            .map(Enum::name)
            .toList();

    /** Before every licence: the comparison with {@code infinity} decides whatever the identifier is. */
    private static final Place START = new Place("infinity", "", "");

    private final Jdbi jdbi;
    private final Clock clock;

    SearchStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Where the page before ended. */
    private record Place(String issuedAt, String name, String identifier) {}

    List<Hit> find(Question question) {
        Place after = place(question.cursor());
        if (question.holder() != null) {
            return read(BY_HOLDER, question, after);
        }
        if (question.number() != null) {
            return read(BY_NUMBER, question, after);
        }
        if (question.name() != null) {
            return read(BY_NAME, question, within(question.name(), after));
        }
        return read(question.licenceType() == null ? BY_AUTHORITY : BY_TYPE, question, after);
    }

    /** The first page begins with the name itself; a place outside the name is none of its search. */
    private static Place within(String name, Place after) {
        if (after.equals(START)) {
            return new Place(START.issuedAt(), name, "");
        }
        if (!after.name().startsWith(name)) {
            throw new ProblemException(CURSOR_UNKNOWN, "use the nextCursor of the page before");
        }
        return after;
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
                    AND (issued_at, identifier) < (:issuedAt::timestamptz, :identifier)
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
                WHERE co_holders @> jsonb_build_array(jsonb_build_object('code', :holder::text))
                    AND holder_code <> :holder
                    AND (issued_at, identifier) < (:issuedAt::timestamptz, :identifier)
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
                AND (issued_at, identifier) < (:issuedAt::timestamptz, :identifier)
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
                    AND (issued_at, identifier) < (:issuedAt::timestamptz, :identifier)
                ORDER BY issued_at DESC, identifier DESC
                LIMIT :limit) found
            ORDER BY issued_at DESC, identifier DESC
            LIMIT :limit
            """.formatted(narrowing);
    }

    private List<Hit> read(String sql, Question question, Place after) {
        String name = question.name();
        Standing.Days days = Standing.days(question.status(), LocalDate.ofInstant(clock.instant(), Licence.LEGAL_ZONE));
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
                .bind("holder", question.holder())
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
                .bind("issuedAt", after.issuedAt())
                .bind("afterName", after.name())
                .bind("identifier", after.identifier())
                .bind("limit", question.limit())
                .map((row, context) -> read(row))
                .list());
    }

    private Place place(@Nullable String cursor) {
        if (cursor == null) {
            return START;
        }
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT issued_at, holder_name, identifier
                        FROM licence
                        WHERE identifier = :cursor
                        """)
                .bind("cursor", cursor)
                .map((row, context) -> new Place(
                        row.getString("issued_at"), row.getString("holder_name"), row.getString("identifier")))
                .findOne()
                .orElseThrow(() -> new ProblemException(CURSOR_UNKNOWN, "use the nextCursor of the page before")));
    }

    private static Hit read(ResultSet row) throws SQLException {
        return new Hit(
                row.getString("identifier"),
                row.getString("licence_type"),
                row.getInt("type_revision"),
                row.getInt("version"),
                row.getString("number"),
                row.getString("issuing_authority"),
                new Holder(
                        row.getString("holder_name"),
                        HolderScheme.valueOf(row.getString("holder_scheme")),
                        row.getString("holder_code")),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                Licence.Status.valueOf(row.getString("status")),
                row.getObject("issued_at", OffsetDateTime.class).toInstant());
    }
}
