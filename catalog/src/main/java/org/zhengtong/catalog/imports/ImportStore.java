// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.zhengtong.catalog.entry.Manager;
import org.zhengtong.catalog.imports.ImportOrder.Mode;
import org.zhengtong.catalog.imports.ImportOrder.Status;
import org.zhengtong.catalog.imports.ImportOrder.Target;
import org.zhengtong.kernel.spreadsheet.TableFile;
import org.zhengtong.kernel.spreadsheet.TableHeader;

/** Imports, and how far they are. */
@Singleton
class ImportStore {

    private static final String ORDER = """
            SELECT id, manager, organisation, every_organisation, kind, mode, target, dry_run, headers::text AS headers, status
              FROM entry_import
            """;

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final Clock clock;

    ImportStore(Jdbi jdbi, ObjectMapper json, Clock clock) {
        this.jdbi = jdbi;
        this.json = json;
        this.clock = clock;
    }

    /** How many rows came to what; rows not counted under any outcome wait. */
    record Counts(
            int rows, int items, int checked, int imported, int warned, int unchanged, int refused, int itemsRefused) {

        /** Rows the catalogue has now. */
        int applied() {
            return imported + warned + unchanged;
        }
    }

    void insert(ImportOrder order) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO entry_import (id, manager, organisation, every_organisation, kind, mode, target,
                               dry_run, headers, status, received_at, touched_at)
                        VALUES (:id, :manager, :organisation, :every, :kind, :mode, :target,
                               :dryRun, CAST(:headers AS jsonb), :status, :now, :now)
                        """)
                .bind("id", order.id())
                .bind("manager", order.manager().name())
                .bind("organisation", order.manager().organisation())
                .bind("every", order.manager().everyOrganisation())
                .bind("kind", order.kind().name())
                .bind("mode", order.mode().name())
                .bind("target", order.target().name())
                .bind("dryRun", order.dryRun())
                .bind("headers", written(order.headers()))
                .bind("status", order.status().name())
                .bind("now", clock.instant())
                .execute());
    }

    /** Adds what is known when the file has been read. */
    void describe(String id, TableFile.Kind kind, List<TableHeader> headers) {
        jdbi.useHandle(h -> h.createUpdate(
                        "UPDATE entry_import SET kind = :kind, headers = CAST(:headers AS jsonb) WHERE id = :id")
                .bind("id", id)
                .bind("kind", kind.name())
                .bind("headers", written(headers))
                .execute());
    }

    Optional<ImportOrder> find(String id) {
        return jdbi.withHandle(h -> h.createQuery(ORDER + " WHERE id = :id")
                .bind("id", id)
                .map((rs, ctx) -> read(rs))
                .findOne());
    }

    /** The import, locked until the transaction ends; empty while another worker has it. */
    Optional<ImportOrder> take(String id) {
        return jdbi.withHandle(h -> h.createQuery(ORDER + " WHERE id = :id FOR NO KEY UPDATE SKIP LOCKED")
                .bind("id", id)
                .map((rs, ctx) -> read(rs))
                .findOne());
    }

    /** Notes the end of a step. */
    void touch(String id, Status status) {
        jdbi.useHandle(h -> h.createUpdate("UPDATE entry_import SET status = :status, touched_at = :now WHERE id = :id")
                .bind("id", id)
                .bind("status", status.name())
                .bind("now", clock.instant())
                .execute());
    }

    /** Notes that a step failed: the others come first. */
    void postpone(String id) {
        jdbi.useHandle(h -> h.createUpdate("UPDATE entry_import SET touched_at = :now WHERE id = :id")
                .bind("id", id)
                .bind("now", clock.instant())
                .execute());
    }

    /** Tells, while all rows are taken at once, how many have been so far; seen before they are there. */
    void progress(String id, int taken) {
        jdbi.useHandle(
                h -> h.createUpdate("""
                        INSERT INTO entry_import_progress (import_id, taken)
                        VALUES (:id, :taken)
                        ON CONFLICT (import_id) DO UPDATE SET taken = excluded.taken
                        """).bind("id", id).bind("taken", taken).execute());
    }

    /** How many rows of an import of all or nothing were taken when it was last looked. */
    int progress(String id) {
        return jdbi.withHandle(h -> h.createQuery("SELECT taken FROM entry_import_progress WHERE import_id = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .findOne()
                .orElse(0));
    }

    /** Imports that stopped in the middle. */
    List<String> idle(Instant since) {
        return jdbi.withHandle(
                h -> h.createQuery("""
                        SELECT id
                          FROM entry_import
                         WHERE status IN ('CHECKING', 'APPLYING')
                           AND touched_at < :since
                         ORDER BY touched_at
                         LIMIT 20
                        """).bind("since", since).mapTo(String.class).list());
    }

    /** Forgets what was finished before. */
    void forget(Instant before) {
        jdbi.useHandle(h -> h.createUpdate(
                        "DELETE FROM entry_import WHERE status IN ('DONE', 'REFUSED') AND touched_at < :before")
                .bind("before", before)
                .execute());
    }

    Counts counts(String id) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT count(*) FILTER (WHERE sheet = 0) AS rows,
                               count(*) FILTER (WHERE sheet = 1) AS items,
                               count(*) FILTER (WHERE sheet = 0 AND outcome IS NOT NULL) AS checked,
                               count(*) FILTER (WHERE sheet = 0 AND outcome = 'IMPORTED') AS imported,
                               count(*) FILTER (WHERE sheet = 0 AND outcome = 'WARNED') AS warned,
                               count(*) FILTER (WHERE sheet = 0 AND outcome = 'UNCHANGED') AS unchanged,
                               count(*) FILTER (WHERE sheet = 0 AND outcome = 'REFUSED') AS refused,
                               count(*) FILTER (WHERE sheet = 1 AND outcome = 'REFUSED') AS items_refused
                          FROM entry_import_row
                         WHERE import_id = :id
                        """)
                .bind("id", id)
                .map((rs, ctx) -> new Counts(
                        rs.getInt("rows"),
                        rs.getInt("items"),
                        rs.getInt("checked"),
                        rs.getInt("imported"),
                        rs.getInt("warned"),
                        rs.getInt("unchanged"),
                        rs.getInt("refused"),
                        rs.getInt("items_refused")))
                .one());
    }

    private ImportOrder read(ResultSet rs) throws SQLException {
        return new ImportOrder(
                rs.getString("id"),
                new Manager(rs.getString("manager"), rs.getString("organisation"), rs.getBoolean("every_organisation")),
                TableFile.Kind.valueOf(rs.getString("kind")),
                Mode.valueOf(rs.getString("mode")),
                Target.valueOf(rs.getString("target")),
                rs.getBoolean("dry_run"),
                headers(rs.getString("headers")),
                Status.valueOf(rs.getString("status")));
    }

    private String written(List<TableHeader> headers) {
        try {
            return json.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<TableHeader> headers(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
