// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.zhengtong.registry.item.TrustLevel;
import org.zhengtong.registry.reading.Shown;
import org.zhengtong.registry.register.Holder.MaskedHolder;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.register.Origin;
import org.zhengtong.registry.search.Question.Order;
import org.zhengtong.registry.stock.StockHolder;
import org.zhengtong.registry.stock.StockStatus;
import org.zhengtong.schemas.code.LicenceIdentifier;

/**
 * SQL of the search for licences taken in: the same ways in as for those issued here, each along its own index. Codes, numbers and names are in
 * the indexes with their first hundred characters.
 */
@ApplicationScoped
class StockSearchStore {

    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    /**
     * The last revision counts, under the licence's own identifier, unless it was issued here. Asked row by row in one expression: as joins or
     * as three conditions the planner takes them to leave next to nothing, and sorts everything rather than walk an index.
     */
    private static final String CURRENT = """
            AND coalesce(
                (SELECT false FROM stock_licence n WHERE n.identifier = s.identifier AND n.revision > s.revision LIMIT 1),
                (SELECT false FROM stock_identified i WHERE i.derived = s.identifier),
                (SELECT false FROM licence l WHERE l.identifier = s.identifier),
                true)
            """;

    private static final String PERIOD = """
            AND s.valid_from BETWEEN :fromEarliest::date AND :fromLatest::date
            AND s.valid_to BETWEEN :toEarliest::date AND :toLatest::date
            """;

    /** Persons are found by their whole name only, organisations by its beginning. */
    private static final String ASKED = """
            AND (s.issued_on, s.identifier) < (:before::date, :identifier)
            AND (:number::text IS NULL OR s.number = :number)
            AND (:name::text IS NULL OR left(s.holders -> 0 ->> 'name', 100) COLLATE "C" BETWEEN :name AND :nameEnd)
            AND (:name::text IS NULL OR s.holders -> 0 ->> 'scheme' = ANY (:organisations) OR s.holders -> 0 ->> 'name' = :name)
            AND (:type::text IS NULL OR s.licence_type = :type)
            AND (:authority::text IS NULL OR s.issuer = :authority)
            AND s.status = ANY (:statuses)
            """ + PERIOD + CURRENT;

    private static final String NEWEST = """
            ORDER BY issued_on DESC, identifier DESC
            LIMIT :limit
            """;

    private static final String COLUMNS = """
            SELECT s.identifier, s.licence_type, s.type_revision, s.number, s.issuer, s.holders -> 0 AS holder,
                left(s.holders -> 0 ->> 'name', 100) AS name, s.valid_from, s.valid_to, s.status, s.trust, s.issued_on
            FROM stock_licence s
            """;

    private static final String FOUND = """
            SELECT identifier, licence_type, type_revision, number, issuer, holder, name, valid_from, valid_to, status, trust,
                issued_on
            """;

    /** Those named first, and those who hold a licence together with others. */
    private static final String BY_HOLDER = FOUND + "FROM ((" + COLUMNS + """
            WHERE left(s.holder_codes[1], 100) = left(:holder, 100) AND s.holder_codes[1] = :holder
                AND (:scheme::text IS NULL OR coalesce(s.holders -> 0 ->> 'scheme' = ANY (:schemes), false))
            """ + ASKED + NEWEST + ") UNION ALL ("
            + COLUMNS + """
            WHERE cardinality(s.holder_codes) > 1 AND s.holder_codes[2:] @> ARRAY[:holder]::text[]
                AND (s.holder_codes[1] <> :holder OR NOT s.holders -> 0 ->> 'scheme' = ANY (:schemes))
                AND (:scheme::text IS NULL OR EXISTS (
                    SELECT 1 FROM jsonb_array_elements(s.holders) h
                    WHERE h ->> 'code' = :holder AND h ->> 'scheme' = ANY (:schemes)))
            """ + ASKED + NEWEST + ")) held " + NEWEST;

    private static final String BY_NUMBER = COLUMNS + """
            WHERE left(s.number, 100) = left(:number, 100)
            """ + ASKED + NEWEST;

    private static final String BY_NAME = COLUMNS + """
            WHERE s.issuer = :authority
                AND left(s.holders -> 0 ->> 'name', 100) COLLATE "C" <= :nameEnd
                AND (left(s.holders -> 0 ->> 'name', 100) COLLATE "C", s.identifier) > (:afterName, :identifier)
                AND (s.holders -> 0 ->> 'scheme' = ANY (:organisations) OR s.holders -> 0 ->> 'name' = :name)
                AND (:type::text IS NULL OR s.licence_type = :type)
                AND s.status = ANY (:statuses)
            """ + PERIOD + CURRENT + """
            ORDER BY left(s.holders -> 0 ->> 'name', 100) COLLATE "C", s.identifier
            LIMIT :limit
            """;

    /** Expired licences of an issuer, by what their data say. */
    private static final String BY_END = COLUMNS + """
            WHERE s.issuer = :authority
                AND (:type::text IS NULL OR s.licence_type = :type)
                AND s.status = 'IN_FORCE'
                AND (s.valid_to, s.identifier) < (
                    least(:before::date, :toLatest::date + 1),
                    CASE WHEN :before::date > :toLatest::date THEN '' ELSE :identifier END)
            """ + CURRENT + """
            ORDER BY s.valid_to DESC, s.identifier DESC
            LIMIT :limit
            """;

    /** Licences of an issuer that begin later, by what their data say. */
    private static final String AHEAD = COLUMNS + """
            WHERE s.issuer = :authority
                AND (:type::text IS NULL OR s.licence_type = :type)
                AND s.status = 'IN_FORCE'
                AND s.valid_from >= :fromEarliest::date
                AND (s.issued_on, s.identifier) < (:before::date, :identifier)
            """ + CURRENT + NEWEST;

    private static final String BY_AUTHORITY = newest("");

    private static final String BY_TYPE = newest("AND s.licence_type = :type\n");

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final Clock clock;

    StockSearchStore(Jdbi jdbi, ObjectMapper json, Clock clock) {
        this.jdbi = jdbi;
        this.json = json;
        this.clock = clock;
    }

    /** An authority's licences, newest first: the newest of each state by its index, then the newest of those. */
    private static String newest(String narrowing) {
        return FOUND + """
                FROM unnest(:statuses) AS wanted (state)
                CROSS JOIN LATERAL (
                """ + COLUMNS + """
                    WHERE s.issuer = :authority
                        AND s.status = wanted.state
                        AND (s.issued_on, s.identifier) < (:before::date, :identifier)
                """ + narrowing + PERIOD + CURRENT + NEWEST + ") found " + NEWEST;
    }

    List<Hit> find(Question question, Place.Bound after) {
        List<String> told = Standing.told(question.status());
        if (told.isEmpty()) {
            return List.of();
        }
        String name = question.name();
        Standing.Days days = Standing.days(question.status(), LocalDate.ofInstant(clock.instant(), Licence.LEGAL_ZONE));
        return jdbi.withHandle(handle -> handle.createQuery(sql(question))
                .configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
                .bind("holder", question.holder())
                .bind("scheme", question.scheme())
                .bindArray("schemes", String.class, question.stockSchemes())
                .bind("number", question.number())
                .bind("name", name)
                .bind("nameEnd", name == null ? null : name + LAST_CHARACTER)
                .bind("type", question.licenceType())
                .bind("authority", question.authority())
                .bindArray("statuses", String.class, told)
                .bindArray("organisations", String.class, StockHolder.ORGANISATIONS)
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

    private static String sql(Question question) {
        if (question.holder() != null) {
            return BY_HOLDER;
        }
        if (question.number() != null) {
            return BY_NUMBER;
        }
        if (question.name() != null) {
            return BY_NAME;
        }
        if (question.order() == Order.END) {
            return BY_END;
        }
        if (question.ahead()) {
            return AHEAD;
        }
        return question.licenceType() == null ? BY_AUTHORITY : BY_TYPE;
    }

    /** After the licence with this identifier, as it is on record now. */
    Optional<Place> place(Question question, String cursor) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT issued_on, valid_to, left(holders -> 0 ->> 'name', 100) AS name
                        FROM stock_licence
                        WHERE identifier = :cursor
                            AND (CAST(:authority AS text) IS NULL OR issuer = :authority)
                        ORDER BY revision DESC
                        LIMIT 1
                        """)
                .bind("cursor", cursor)
                .bind("authority", question.listed())
                .map((row, context) -> Place.afterTakenIn(
                        question.order(),
                        row.getObject("issued_on", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class),
                        row.getString("name"),
                        cursor))
                .findOne());
    }

    private Hit read(ResultSet row) throws SQLException {
        String identifier = row.getString("identifier");
        StockHolder holder = holder(row, identifier);
        StockHolder masked = holder.masked();
        return new Hit(
                new Shown(identifier, holder.code(), List.of()),
                row.getString("name"),
                Origin.TAKEN_IN,
                TrustLevel.valueOf(row.getString("trust")),
                row.getString("licence_type"),
                row.getInt("type_revision"),
                new LicenceIdentifier(identifier).version(),
                row.getString("number"),
                row.getString("issuer"),
                new MaskedHolder(masked.name(), masked.known(), masked.code()),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                null,
                StockStatus.valueOf(row.getString("status")),
                row.getObject("issued_on", LocalDate.class),
                null);
    }

    private StockHolder holder(ResultSet row, String identifier) throws SQLException {
        try {
            return json.readValue(row.getString("holder"), StockHolder.class);
        } catch (JsonProcessingException e) {
            throw new SQLException("stock licence " + identifier + " is not readable", e);
        }
    }
}
