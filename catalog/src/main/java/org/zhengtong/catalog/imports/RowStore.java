// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.entry.Likeness;
import org.zhengtong.catalog.entrysheet.Remark;
import org.zhengtong.catalog.imports.RowCheck.Checked;
import org.zhengtong.catalog.imports.StagedRow.Outcome;
import org.zhengtong.kernel.spreadsheet.TableRow;

/** The rows of imports. */
@Singleton
class RowStore {

    private static final String ROW = """
            SELECT sheet, line, name, provider, resource, complete, cells::text AS cells, faults::text AS faults, outcome,
                   remarks::text AS remarks
              FROM entry_import_row
            """;

    private final Jdbi jdbi;
    private final ObjectMapper json;

    RowStore(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /**
     * A row that can be taken.
     *
     * @param resource code it names its entry by
     * @param version of the entry it was exported from
     */
    record Ready(int line, String document, boolean warned, Optional<String> resource, Optional<Integer> version) {}

    /** Lays rows down. */
    void insert(String importId, List<StagedRow> rows) {
        jdbi.useHandle(h -> {
            PreparedBatch batch = h.prepareBatch("""
                    INSERT INTO entry_import_row (import_id, sheet, line, name, provider, resource, complete, cells, faults)
                    VALUES (:importId, :sheet, :line, :name, :provider, :resource, :complete, CAST(:cells AS jsonb), CAST(:faults AS jsonb))
                    """);
            rows.forEach(staged -> batch.bind("importId", importId)
                    .bind("sheet", staged.row().sheet())
                    .bind("line", staged.row().line())
                    .bind("name", staged.name())
                    .bind("provider", staged.provider())
                    .bind("resource", staged.resource())
                    .bind("complete", staged.row().complete())
                    .bind("cells", written(staged.row().cells()))
                    .bind("faults", written(staged.row().faults()))
                    .add());
            batch.execute();
        });
    }

    /** The next rows of entries nobody has checked. */
    List<StagedRow> unchecked(String importId, int limit) {
        return jdbi.withHandle(h -> h.createQuery(ROW + """
                         WHERE import_id = :importId
                           AND sheet = 0
                           AND outcome IS NULL
                         ORDER BY line
                         LIMIT :limit
                        """)
                .bind("importId", importId)
                .bind("limit", limit)
                .map((rs, ctx) -> read(rs))
                .list());
    }

    /** Rows of items that name one of these entries. */
    Map<String, List<StagedRow>> items(String importId, Collection<String> names) {
        return jdbi.withHandle(h -> h
                .createQuery(ROW + """
                         WHERE import_id = :importId
                           AND sheet = 1
                           AND name = ANY (:names)
                         ORDER BY line
                        """)
                .bind("importId", importId)
                .bindArray("names", String.class, List.copyOf(names))
                .map((rs, ctx) -> read(rs))
                .list()
                .stream()
                .collect(Collectors.groupingBy(StagedRow::name)));
    }

    /** Of rows of these names, the lines on which a provider's name stands for the first time. */
    List<Integer> firstLines(String importId, Collection<String> names) {
        return first(importId, " AND name = ANY (:texts) GROUP BY provider, name", names);
    }

    /** Of rows of these codes, the lines on which a code stands for the first time. */
    List<Integer> firstLinesOfCodes(String importId, Collection<String> codes) {
        return first(importId, " AND resource = ANY (:texts) GROUP BY resource", codes);
    }

    private List<Integer> first(String importId, String grouped, Collection<String> texts) {
        return jdbi.withHandle(h -> h.createQuery(
                        "SELECT min(line) FROM entry_import_row WHERE import_id = :importId AND sheet = 0" + grouped)
                .bind("importId", importId)
                .bindArray("texts", String.class, List.copyOf(texts))
                .mapTo(Integer.class)
                .list());
    }

    /** Rows of items that name no entry of the file. */
    List<StagedRow> orphans(String importId) {
        return jdbi.withHandle(h -> h.createQuery(ROW + """
                         WHERE import_id = :importId
                           AND sheet = 1
                           AND name NOT IN (SELECT e.name
                                              FROM entry_import_row e
                                             WHERE e.import_id = :importId
                                               AND e.sheet = 0)
                        """)
                .bind("importId", importId)
                .map((rs, ctx) -> read(rs))
                .list());
    }

    /** Keeps what the check came to. */
    void checked(String importId, List<Checked> rows) {
        jdbi.useHandle(h -> {
            PreparedBatch batch = h.prepareBatch("""
                    UPDATE entry_import_row
                       SET outcome = :outcome,
                           remarks = CAST(:remarks AS jsonb),
                           document = CAST(:document AS jsonb),
                           name_fold = :fold,
                           name_stem = :stem,
                           likeness = :likeness,
                           stated_version = :version
                     WHERE import_id = :importId
                       AND sheet = :sheet
                       AND line = :line
                    """);
            rows.forEach(row -> batch.bind("importId", importId)
                    .bind("sheet", row.sheet())
                    .bind("line", row.line())
                    .bind("outcome", row.outcome().name())
                    .bind("remarks", written(row.remarks()))
                    .bind("document", row.document().orElse(null))
                    .bind("version", row.version().orElse(null))
                    .bind("fold", row.likeness().map(Likeness::fold).orElse(null))
                    .bind("stem", row.likeness().map(Likeness::stem).orElse(null))
                    .bindArray(
                            "likeness",
                            Long.class,
                            row.likeness().map(Likeness::bands).orElse(List.of()))
                    .add());
            batch.execute();
        });
    }

    /** The next rows that can be taken and are not yet. */
    List<Ready> ready(String importId, int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT line, document::text AS document, remarks <> '[]'::jsonb AS warned, resource,
                               stated_version
                          FROM entry_import_row
                         WHERE import_id = :importId
                           AND sheet = 0
                           AND outcome = 'READY'
                         ORDER BY line
                         LIMIT :limit
                        """)
                .bind("importId", importId)
                .bind("limit", limit)
                .map((rs, ctx) -> new Ready(
                        rs.getInt("line"),
                        rs.getString("document"),
                        rs.getBoolean("warned"),
                        Optional.of(rs.getString("resource")).filter(code -> !code.isEmpty()),
                        Optional.ofNullable(rs.getObject("stated_version", Integer.class))))
                .list());
    }

    /** Keeps what became of rows that were taken; remarks are added to those they have. */
    void applied(String importId, Map<Integer, Outcome> outcomes, Map<Integer, Remark> refusals) {
        jdbi.useHandle(h -> {
            PreparedBatch batch = h.prepareBatch("""
                    UPDATE entry_import_row
                       SET outcome = :outcome,
                           remarks = remarks || CAST(:remarks AS jsonb),
                           document = NULL
                     WHERE import_id = :importId
                       AND sheet = 0
                       AND line = :line
                    """);
            outcomes.forEach((line, outcome) -> batch.bind("importId", importId)
                    .bind("line", line)
                    .bind("outcome", outcome.name())
                    .bind(
                            "remarks",
                            written(Optional.ofNullable(refusals.get(line)).stream()
                                    .toList()))
                    .add());
            batch.execute();
        });
    }

    /** Refuses a row of entries for one more reason. */
    void refuse(String importId, int line, Remark remark) {
        applied(importId, Map.of(line, Outcome.REFUSED), Map.of(line, remark));
    }

    /** Rows with remarks, in the order of the file. */
    List<StagedRow> remarked(String importId, int limit) {
        return jdbi.withHandle(h -> h.createQuery(ROW + """
                         WHERE import_id = :importId
                           AND remarks <> '[]'::jsonb
                         ORDER BY sheet, line
                         LIMIT :limit
                        """)
                .bind("importId", importId)
                .bind("limit", limit)
                .map((rs, ctx) -> read(rs))
                .list());
    }

    /** A page of a sheet's rows after a line. */
    List<StagedRow> page(String importId, int sheet, int after, int limit) {
        return jdbi.withHandle(h -> h.createQuery(ROW + """
                         WHERE import_id = :importId
                           AND sheet = :sheet
                           AND line > :after
                         ORDER BY line
                         LIMIT :limit
                        """)
                .bind("importId", importId)
                .bind("sheet", sheet)
                .bind("after", after)
                .bind("limit", limit)
                .map((rs, ctx) -> read(rs))
                .list());
    }

    private StagedRow read(ResultSet rs) throws SQLException {
        String remarks = rs.getString("remarks");
        return new StagedRow(
                new TableRow(
                        rs.getInt("sheet"),
                        rs.getInt("line"),
                        list(rs.getString("cells"), new TypeReference<>() {}),
                        rs.getBoolean("complete"),
                        list(rs.getString("faults"), new TypeReference<>() {})),
                rs.getString("name"),
                rs.getString("provider"),
                rs.getString("resource"),
                Optional.ofNullable(rs.getString("outcome")).map(Outcome::valueOf),
                remarks == null ? List.of() : list(remarks, new TypeReference<>() {}));
    }

    private <T> List<T> list(@Nullable String text, TypeReference<List<T>> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String written(List<?> list) {
        try {
            return json.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
