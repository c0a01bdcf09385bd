// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.intake;

import static org.zhengtong.registry.intake.IntakeProblem.INTAKE_REPORT_TOO_LONG;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.ProblemException;

/** Completeness and errors of the stock per type, authority and year (归集质量报告): what is on record against what was declared. */
@ApplicationScoped
class IntakeReport {

    private static final int MOST = 1_000;

    private static final String LINES = """
            SELECT licence_type, issuer, year, max(declared) AS declared, sum(taken)::int AS taken,
                sum(warned)::int AS warned, sum(incomplete)::int AS incomplete, sum(refused)::int AS refused
            FROM (
                SELECT s.licence_type, s.issuer, extract(year FROM s.issued_on)::int AS year, NULL::int AS declared,
                    count(*) AS taken, count(*) FILTER (WHERE s.warnings <> '{}') AS warned,
                    count(*) FILTER (WHERE NOT s.complete) AS incomplete, 0 AS refused
                FROM stock_licence s
                WHERE NOT EXISTS (
                    SELECT 1 FROM stock_licence n
                    WHERE n.identifier = s.identifier AND n.revision > s.revision)
                    AND NOT EXISTS (SELECT 1 FROM stock_identified i WHERE i.derived = s.identifier)
                GROUP BY 1, 2, 3
                UNION ALL
                SELECT coalesce(licence_type, ''), coalesce(issuer, ''), year, NULL, 0, 0, 0, count(DISTINCT content)
                FROM (
                    SELECT licence_type, issuer, year, content,
                        intake = max(intake) OVER (PARTITION BY licence_type, issuer, coalesce(named, content)) AS last
                    FROM (
                        SELECT *, encode(sha256(convert_to(cells, 'UTF8')), 'hex') AS content
                        FROM intake_row
                        WHERE outcome = 'REFUSED' AND intake IN (SELECT id FROM intake WHERE corrects IS NULL)) AS refused
                    ) AS attempts
                WHERE last
                GROUP BY 1, 2, 3
                UNION ALL
                SELECT licence_type, issuer, year, licences, 0, 0, 0, 0
                FROM stock_declaration) AS parts
            WHERE (:type::text IS NULL OR licence_type = :type) AND (:issuer::text IS NULL OR issuer = :issuer)
            GROUP BY licence_type, issuer, year
            ORDER BY licence_type, issuer, year
            LIMIT :most + 1
            """;

    private final Jdbi jdbi;
    private final Clock clock;

    IntakeReport(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * One line.
     *
     * @param licenceType empty when the rows do not say
     * @param declared how many the authority says there are; null when it said nothing
     * @param taken licences on record
     * @param warned of those, with something odd
     * @param incomplete of those, with a face field missing or against its rule
     * @param refused rows refused and not brought right since; of a licence that was sent several times those of the last, of one content one
     * @param coverage taken of declared, in per cent
     */
    record Line(
            String licenceType,
            String issuer,
            @Nullable Integer year,
            @Nullable Integer declared,
            int taken,
            int warned,
            int incomplete,
            int refused,
            @Nullable Integer coverage) {}

    /** Lines of a type and an issuer, of all when they are not given; refused when there are more than a thousand. */
    List<Line> lines(@Nullable String licenceType, @Nullable String issuer) {
        List<Line> lines = jdbi.withHandle(handle -> handle.createQuery(LINES)
                .bind("type", licenceType)
                .bind("issuer", issuer)
                .bind("most", MOST)
                .map((row, context) -> read(row))
                .list());
        if (lines.size() > MOST) {
            throw new ProblemException(
                    INTAKE_REPORT_TOO_LONG, "more than " + MOST + " lines: ask type by type, issuer by issuer");
        }
        return lines;
    }

    /** Enters how many licences the authority says it issued. */
    void declare(String licenceType, String issuer, int year, int licences, String officer) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO stock_declaration (licence_type, issuer, year, licences, declared_by, declared_at)
                        VALUES (:type, :issuer, :year, :licences, :by, :at)
                        ON CONFLICT (licence_type, issuer, year) DO UPDATE
                        SET licences = :licences, declared_by = :by, declared_at = :at
                        """)
                .bind("type", licenceType)
                .bind("issuer", issuer)
                .bind("year", year)
                .bind("licences", licences)
                .bind("by", officer)
                .bind("at", clock.instant())
                .execute());
    }

    private static Line read(ResultSet row) throws SQLException {
        Integer declared = row.getObject("declared", Integer.class);
        int taken = row.getInt("taken");
        return new Line(
                row.getString("licence_type"),
                row.getString("issuer"),
                row.getObject("year", Integer.class),
                declared,
                taken,
                row.getInt("warned"),
                row.getInt("incomplete"),
                row.getInt("refused"),
                declared == null || declared == 0 ? null : (int) (100L * taken / declared));
    }
}
