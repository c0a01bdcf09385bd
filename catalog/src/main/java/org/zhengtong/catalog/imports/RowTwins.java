// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.imports;

import static org.zhengtong.catalog.lint.LintRule.ALIKE;
import static org.zhengtong.catalog.lint.LintRule.NAME_NUMBERED;
import static org.zhengtong.catalog.lint.LintRule.NAME_REPEATED;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.zhengtong.catalog.entry.EntryDocument;
import org.zhengtong.catalog.entry.Likeness;
import org.zhengtong.catalog.entrysheet.Remark;
import org.zhengtong.catalog.imports.ImportOrder.Target;
import org.zhengtong.catalog.lint.Finding;
import org.zhengtong.catalog.lint.LintRule;

/**
 * Rows of one file that repeat or resemble an earlier one (同一文件内重名、拖动填充、疑似重复), which the catalogue does not hold yet. The later
 * row is told, with the line of the earlier.
 */
@Singleton
class RowTwins {

    private static final int FETCHED = 200;

    private static final String NAMES = """
            SELECT line, repeated,
                   CASE WHEN repeated THEN same ELSE stem END AS other,
                   CASE WHEN repeated THEN same_name ELSE stem_name END AS name
              FROM (SELECT line,
                           first_value(line) OVER folds < line AS repeated,
                           first_value(line) OVER folds AS same,
                           first_value(name) OVER folds AS same_name,
                           first_value(line) OVER stems AS stem,
                           first_value(name) OVER stems AS stem_name
                      FROM entry_import_row
                     WHERE import_id = :importId
                       AND sheet = 0
                       AND outcome = 'READY'
                    WINDOW folds AS (PARTITION BY provider, name_fold ORDER BY line),
                           stems AS (PARTITION BY provider, name_stem ORDER BY line)) AS ready
             WHERE repeated
                OR stem < line
            """;

    /** A pair's rows are found by their key, whatever the planner takes the number of pairs for: hence the OFFSETs. */
    private static final String ALIKES = """
            WITH shared AS (
                SELECT r.line, min(r.line) OVER (PARTITION BY b) AS other
                  FROM entry_import_row r, unnest(r.likeness) AS b
                 WHERE r.import_id = :importId
                   AND r.sheet = 0
                   AND r.outcome = 'READY'),
            pair AS (
                SELECT DISTINCT ON (line) line, other
                  FROM shared
                 WHERE other < line
                 GROUP BY line, other
                 ORDER BY line, count(*) DESC, other)
            SELECT p.line, p.other, o.name, r.document::text AS document, o.document::text AS other_document
              FROM pair p
             CROSS JOIN LATERAL (SELECT document
                                   FROM entry_import_row
                                  WHERE import_id = :importId AND sheet = 0 AND line = p.line
                                 OFFSET 0) AS r
             CROSS JOIN LATERAL (SELECT name, document
                                   FROM entry_import_row
                                  WHERE import_id = :importId AND sheet = 0 AND line = p.other
                                 OFFSET 0) AS o
            """;

    private final Jdbi jdbi;
    private final EntryDocument documents;
    private final ObjectMapper json;

    RowTwins(Jdbi jdbi, EntryDocument documents, ObjectMapper json) {
        this.jdbi = jdbi;
        this.documents = documents;
        this.json = json;
    }

    private record Twin(int line, LintRule rule, int other, String name, double alike) {

        Finding finding() {
            String detail = "第" + other + "行 " + name;
            return rule == ALIKE
                    ? rule.on("name", String.format(Locale.ROOT, "%s %.0f%%", detail, 100 * alike))
                    : rule.on("name", detail);
        }
    }

    /** Tells the rows that can be taken of their twins; a row is not told twice of the same rule. */
    void compare(ImportOrder order) {
        Map<Integer, Finding> found = new TreeMap<>();
        names(order.id()).forEach(twin -> found.put(twin.line(), twin.finding()));
        alike(order.id()).stream()
                .filter(twin -> twin.alike() >= Likeness.LIKELY_FROM)
                .forEach(twin -> found.putIfAbsent(twin.line(), twin.finding()));
        tell(order, found);
    }

    private List<Twin> names(String importId) {
        return jdbi.withHandle(h -> h.createQuery(NAMES)
                .bind("importId", importId)
                .map((rs, ctx) -> new Twin(
                        rs.getInt("line"),
                        rs.getBoolean("repeated") ? NAME_REPEATED : NAME_NUMBERED,
                        rs.getInt("other"),
                        rs.getString("name"),
                        1))
                .list());
    }

    private List<Twin> alike(String importId) {
        return jdbi.withHandle(h -> h.createQuery(ALIKES)
                .setFetchSize(FETCHED)
                .bind("importId", importId)
                .map((rs, ctx) -> new Twin(
                        rs.getInt("line"),
                        ALIKE,
                        rs.getInt("other"),
                        rs.getString("name"),
                        Likeness.between(
                                documents.read(rs.getString("document")),
                                documents.read(rs.getString("other_document")))))
                .list());
    }

    private void tell(ImportOrder order, Map<Integer, Finding> found) {
        jdbi.useHandle(h -> {
            PreparedBatch batch = h.prepareBatch("""
                    UPDATE entry_import_row
                       SET remarks = remarks || CAST(:remarks AS jsonb),
                           outcome = CASE WHEN :refused THEN 'REFUSED' ELSE outcome END,
                           document = CASE WHEN :refused THEN NULL ELSE document END
                     WHERE import_id = :importId
                       AND sheet = 0
                       AND line = :line
                       AND NOT remarks @> jsonb_build_array(jsonb_build_object('code', CAST(:code AS text)))
                    """);
            found.forEach((line, finding) -> {
                boolean refused = finding.blocks() && order.target() != Target.DRAFT;
                batch.bind("importId", order.id())
                        .bind("line", line)
                        .bind("code", finding.rule().code())
                        .bind("refused", refused)
                        .bind("remarks", written(Remark.of(finding, finding.field(), refused)))
                        .add();
            });
            batch.execute();
        });
    }

    private String written(Remark remark) {
        try {
            return json.writeValueAsString(List.of(remark));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
