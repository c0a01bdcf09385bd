// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.imports.ImportTally.Remark;
import org.zhengtong.registry.intake.IntakeStore.Received;

/** SQL of the rows of intakes. What a row said is kept only while it waits or is refused. */
@ApplicationScoped
class RowStore {

    private static final int CHARACTERS_AT_ONCE = 4 << 20;
    private static final TypeReference<List<String>> CELLS = new TypeReference<>() {};
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final ObjectMapper json;

    RowStore(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** What can become of a row. */
    enum Outcome {
        PENDING,
        TAKEN,
        WARNED,
        UNCHANGED,
        REFUSED,
        /** It was refused, and a later intake brought it right. */
        CORRECTED
    }

    /** Something said about a row. */
    record Finding(String code, String column, String message, String messageEn) {
        static Finding of(Remark remark) {
            return new Finding(
                    remark.finding().name(),
                    remark.column(),
                    remark.finding().zh(),
                    remark.finding().en());
        }
    }

    /** A row with what became of it; cells when it was refused. */
    record Row(int line, Outcome outcome, @Nullable String identifier, List<Finding> findings, List<String> cells) {}

    /** A licence whose row is right, by what a refused one may have named. */
    record Right(String identifier, String number, String licenceType, String issuer) {}

    /** What became of a row, to be written down; what it named when it was refused. */
    record Settled(
            int line,
            Outcome outcome,
            @Nullable String identifier,
            @Nullable String licenceType,
            @Nullable String issuer,
            @Nullable Integer year,
            @Nullable String named,
            List<Finding> findings) {}

    void stage(String intake, List<StagedRow> rows) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO intake_row (intake, line, cells, outcome, findings)
                        SELECT :intake, staged.line, staged.cells, 'PENDING', staged.findings::jsonb
                        FROM unnest(:lines, :cells, :findings) AS staged (line, cells, findings)
                        """)
                .bind("intake", intake)
                .bindArray(
                        "lines",
                        Long.class,
                        rows.stream().map(row -> (long) row.line()).toList())
                .bindArray(
                        "cells",
                        String.class,
                        rows.stream().map(row -> text(row.cells())).toList())
                .bindArray(
                        "findings",
                        String.class,
                        rows.stream().map(row -> text(findings(row))).toList())
                .execute());
    }

    private static List<Finding> findings(StagedRow row) {
        Remark fault = row.fault();
        return fault == null ? List.of() : List.of(Finding.of(fault));
    }

    /** Rows without an outcome, in their order; fewer than the limit when they are large. */
    List<Row> pending(String intake, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT line, outcome, identifier, findings, cells
                        FROM (
                            SELECT line, outcome, identifier, findings, cells,
                                sum(length(cells)) OVER (ORDER BY line) - length(cells) AS before
                            FROM intake_row
                            WHERE intake = :intake AND outcome = 'PENDING'
                            ORDER BY line
                            LIMIT :limit) AS next
                        WHERE before < :characters
                        ORDER BY line
                        """)
                .bind("intake", intake)
                .bind("limit", limit)
                .bind("characters", CHARACTERS_AT_ONCE)
                .map((row, context) -> read(row))
                .list());
    }

    void settle(String intake, List<Settled> rows) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE intake_row r
                        SET outcome = s.outcome, identifier = s.identifier, licence_type = s.type, issuer = s.issuer,
                            year = s.year, named = s.named, findings = s.findings::jsonb,
                            cells = CASE s.outcome WHEN 'REFUSED' THEN r.cells ELSE '[]' END
                        FROM unnest(:lines, :outcomes, :identifiers, :types, :issuers, :years, :named, :findings)
                            AS s (line, outcome, identifier, type, issuer, year, named, findings)
                        WHERE r.intake = :intake AND r.line = s.line
                        """)
                .bind("intake", intake)
                .bindArray("lines", Long.class, column(rows, row -> (long) row.line()))
                .bindArray("outcomes", String.class, column(rows, row -> row.outcome()
                        .name()))
                .bindArray("identifiers", String.class, column(rows, Settled::identifier))
                .bindArray("types", String.class, column(rows, Settled::licenceType))
                .bindArray("issuers", String.class, column(rows, Settled::issuer))
                .bindArray("years", Long.class, column(rows, row -> year(row)))
                .bindArray("named", String.class, column(rows, Settled::named))
                .bindArray("findings", String.class, column(rows, row -> text(row.findings())))
                .execute());
    }

    private static @Nullable Long year(Settled row) {
        Integer year = row.year();
        return year == null ? null : year.longValue();
    }

    private interface Cell<T> {
        @Nullable
        T of(Settled row);
    }

    private static <T> List<@Nullable T> column(List<Settled> rows, Cell<T> cell) {
        List<@Nullable T> column = new ArrayList<>();
        rows.forEach(row -> column.add(cell.of(row)));
        return column;
    }

    /** Refused rows that were brought right count no longer; answers what they had said. */
    List<List<String>> corrected(String intake, List<Long> lines) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        WITH refused AS (
                            SELECT line, cells
                            FROM intake_row
                            WHERE intake = :intake AND line = ANY (:lines) AND outcome = 'REFUSED'
                            FOR UPDATE)
                        UPDATE intake_row r
                        SET outcome = 'CORRECTED', cells = '[]', named = NULL
                        FROM refused
                        WHERE r.intake = :intake AND r.line = refused.line
                        RETURNING refused.cells
                        """)
                .bind("intake", intake)
                .bindArray("lines", Long.class, lines)
                .map((row, context) -> cells(row))
                .list());
    }

    /** Rows of other files that named these licences and were refused count no longer: those of the sender and of operators, to whom all are alike. */
    void broughtRight(Received intake, List<Right> right) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        WITH refused AS (
                            SELECT r.intake, r.line
                            FROM unnest(:identifiers || :numbers, :types || :types, :issuers || :issuers) AS s (named, type, issuer)
                            JOIN intake_row r ON r.outcome = 'REFUSED'
                                AND left(r.named, 100) = left(s.named, 100) AND r.named = s.named
                                AND coalesce(r.licence_type, s.type) = s.type AND coalesce(r.issuer, s.issuer) = s.issuer
                            JOIN intake i ON i.id = r.intake
                            WHERE r.intake <> :intake AND (:any OR i.any_issuer OR i.organisation = :organisation)
                            ORDER BY r.intake, r.line
                            FOR UPDATE OF r)
                        UPDATE intake_row r
                        SET outcome = 'CORRECTED', cells = '[]', named = NULL
                        FROM refused
                        WHERE r.intake = refused.intake AND r.line = refused.line
                        """)
                .bind("intake", intake.id())
                .bind("any", intake.anyIssuer())
                .bind("organisation", intake.organisation())
                .bindArray("identifiers", String.class, each(right, Right::identifier))
                .bindArray("numbers", String.class, each(right, Right::number))
                .bindArray("types", String.class, each(right, Right::licenceType))
                .bindArray("issuers", String.class, each(right, Right::issuer))
                .execute());
    }

    private static List<String> each(List<Right> right, Function<Right, String> part) {
        return right.stream().map(part).toList();
    }

    /** How many rows have which outcome. */
    Map<Outcome, Integer> counts(String intake) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT outcome, count(*) AS rows
                        FROM intake_row
                        WHERE intake = :intake
                        GROUP BY outcome
                        """)
                .bind("intake", intake)
                .map((row, context) -> Map.entry(Outcome.valueOf(row.getString("outcome")), row.getInt("rows")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Rows after the line, with one outcome when it is given. */
    List<Row> list(String intake, @Nullable Outcome outcome, int after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT line, outcome, identifier, findings, cells
                        FROM intake_row
                        WHERE intake = :intake AND line > :after AND (:outcome::text IS NULL OR outcome = :outcome)
                        ORDER BY line
                        LIMIT :limit
                        """)
                .bind("intake", intake)
                .bind("after", after)
                .bind("outcome", outcome == null ? null : outcome.name())
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    private Row read(ResultSet row) throws SQLException {
        try {
            return new Row(
                    row.getInt("line"),
                    Outcome.valueOf(row.getString("outcome")),
                    row.getString("identifier"),
                    json.readValue(row.getString("findings"), FINDINGS),
                    cells(row));
        } catch (JsonProcessingException e) {
            throw new SQLException("line " + row.getInt("line") + " of an intake is not readable", e);
        }
    }

    private List<String> cells(ResultSet row) throws SQLException {
        try {
            return json.readValue(row.getString("cells"), CELLS);
        } catch (JsonProcessingException e) {
            throw new SQLException("the cells of a row are not readable", e);
        }
    }

    private String text(Object part) {
        try {
            return json.writeValueAsString(part);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a part of a row has no JSON form", e);
        }
    }
}
