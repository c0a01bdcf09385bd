// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.item;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** SQL of the service items: one row a revision, nothing is ever changed. */
@ApplicationScoped
public class ServiceItemStore {

    private final Jdbi jdbi;
    private final Clock clock;

    ServiceItemStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** The newest revision of the item. */
    public Optional<ServiceItem> find(String code) {
        return Optional.ofNullable(findAll(List.of(code)).get(code));
    }

    /** The newest revisions of the items that exist, by code. */
    Map<String, ServiceItem> findAll(List<String> codes) {
        return jdbi.withHandle(handle ->
                handle
                        .createQuery("""
                        SELECT DISTINCT ON (code)
                            code, revision, name, main_item, department, dept_code, area_code, task_type, warnings
                        FROM service_item
                        WHERE code = ANY (:codes)
                        ORDER BY code, revision DESC
                        """)
                        .bindArray("codes", String.class, codes)
                        .map((row, context) -> read(row))
                        .stream()
                        .collect(Collectors.toMap(ServiceItem::code, Function.identity())));
    }

    /** Items whose newest revision has the text in its name, department or code; all when it is empty. */
    List<ServiceItem> search(String text, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT code, revision, name, main_item, department, dept_code, area_code, task_type, warnings
                        FROM (
                            SELECT DISTINCT ON (code)
                                code, revision, name, main_item, department, dept_code, area_code, task_type, warnings
                            FROM service_item
                            ORDER BY code, revision DESC
                        ) newest
                        WHERE :text = ''
                            OR position(:text IN name) > 0
                            OR position(:text IN department) > 0
                            OR starts_with(code, :text)
                        ORDER BY code
                        LIMIT :limit
                        """)
                .bind("text", text)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    /** One import at a time, until the transaction ends. */
    void lockImports() {
        jdbi.useHandle(
                handle -> handle.execute("SELECT pg_advisory_xact_lock(hashtextextended('service_item imports', 0))"));
    }

    void insert(List<ServiceItem> revisions, String officer) {
        if (revisions.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO service_item (code, revision, name, main_item, department, dept_code, area_code, task_type,
                        warnings, recorded_at, recorded_by)
                    VALUES (:code, :revision, :name, :mainItem, :department, :departmentCode, :area, :taskType,
                        :warnings, :at, :officer)
                    """);
            for (ServiceItem item : revisions) {
                batch.bind("code", item.code())
                        .bind("revision", item.revision())
                        .bind("name", item.name())
                        .bind("mainItem", item.mainItem())
                        .bind("department", item.department())
                        .bind("departmentCode", item.departmentCode())
                        .bind("area", item.areaCode())
                        .bind("taskType", item.taskType())
                        .bindArray("warnings", String.class, item.warnings())
                        .bind("at", clock.instant())
                        .bind("officer", officer)
                        .add();
            }
            batch.execute();
        });
    }

    private static ServiceItem read(ResultSet row) throws SQLException {
        return new ServiceItem(
                row.getString("code"),
                row.getInt("revision"),
                row.getString("name"),
                row.getString("main_item"),
                row.getString("department"),
                row.getString("dept_code"),
                row.getString("area_code"),
                row.getString("task_type"),
                List.of((String[]) row.getArray("warnings").getArray()));
    }
}
