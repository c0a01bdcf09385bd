// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.scan;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** SQL of the scans: each is kept once, by its digest. */
@ApplicationScoped
public class ScanStore {

    private final Jdbi jdbi;
    private final Clock clock;

    ScanStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** What an intake's archive has under a name: a scan, by its digest, or why it is none. */
    public record Laid(
            String name, @Nullable String sm3, @Nullable ScanFinding fault) {}

    /** Keeps a scan unless it is there. */
    void keep(Scan scan, byte[] content) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO stock_scan (sm3, media_type, size, content, kept_at)
                        VALUES (:sm3, :mediaType, :size, :content, :at)
                        ON CONFLICT (sm3) DO NOTHING
                        """)
                .bind("sm3", scan.sm3())
                .bind("mediaType", scan.mediaType())
                .bind("size", scan.size())
                .bind("content", content)
                .bind("at", clock.instant())
                .execute());
    }

    void lay(String intake, List<Laid> laid) {
        if (laid.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO intake_scan (intake, name, sm3, fault)
                    VALUES (:intake, :name, :sm3, :fault)
                    """);
            laid.forEach(scan -> {
                ScanFinding fault = scan.fault();
                batch.bind("intake", intake)
                        .bind("name", scan.name())
                        .bind("sm3", scan.sm3())
                        .bind("fault", fault == null ? null : fault.name())
                        .add();
            });
            batch.execute();
        });
    }

    /** What these intakes' archives have under the names; of several the first named counts. */
    public Map<String, Laid> laid(List<String> intakes, Collection<String> names) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT DISTINCT ON (name) name, sm3, fault
                        FROM intake_scan
                        WHERE intake = ANY (:intakes) AND name = ANY (:names)
                        ORDER BY name, array_position(:intakes::text[], intake)
                        """)
                .bindArray("intakes", String.class, intakes)
                .bindArray("names", String.class, names)
                .map((row, context) -> laid(row))
                .collect(Collectors.toMap(Laid::name, Function.identity())));
    }

    private static Laid laid(ResultSet row) throws SQLException {
        String fault = row.getString("fault");
        return new Laid(row.getString("name"), row.getString("sm3"), fault == null ? null : ScanFinding.valueOf(fault));
    }

    /** The scan with this digest. */
    public Optional<Scan> find(String sm3) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT media_type, size, sm3
                        FROM stock_scan
                        WHERE sm3 = :sm3
                        """)
                .bind("sm3", sm3)
                .map((row, context) -> new Scan(row.getString("media_type"), row.getLong("size"), row.getString("sm3")))
                .findOne());
    }

    /** The bytes of a scan. */
    public Optional<byte[]> content(String sm3) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        SELECT content
                        FROM stock_scan
                        WHERE sm3 = :sm3
                        """).bind("sm3", sm3).mapTo(byte[].class).findOne());
    }
}
