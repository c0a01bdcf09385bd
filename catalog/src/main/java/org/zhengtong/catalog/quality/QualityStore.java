// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.quality;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.entry.SharingType;
import org.zhengtong.catalog.entry.UpdateCycle;

/** Reads what is known of this node's own published entries, page by page. */
@Singleton
class QualityStore {

    static final int PAGE = 1_000;

    private final Jdbi jdbi;
    private final ObjectMapper json;

    QualityStore(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /**
     * The page after a resource.
     *
     * @param organisation of the provider; empty for all
     * @param since first day whose calls are counted
     */
    List<EntryQuality> after(String resource, String organisation, LocalDate since) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT e.resource, e.name, e.provider_organisation, r.provider_name,
                               r.document ->> 'sharingType' AS sharing_type, r.document ->> 'updateCycle' AS cycle,
                               (jsonb_array_length(r.document -> 'items') = 0)::integer
                                   + jsonb_path_exists(r.document, '$.items[*] ? (!exists(@.columnName))')::integer
                                   + (length(r.document ->> 'summary') < 10)::integer
                                   + (r.document ->> 'updateCycle' IN ('IRREGULAR', 'OTHER'))::integer
                                   + (jsonb_array_length(r.document -> 'serviceItems') = 0
                                      AND jsonb_array_length(r.document -> 'relatedResources') = 0)::integer AS gaps,
                               coalesce(q.attached, false) AS attached, q.data_at, q.probe_at, q.probe_millis,
                               q.probe_reason, coalesce(q.probe_failures, 0) AS probe_failures,
                               coalesce(u.calls, 0) AS calls, coalesce(u.failures, 0) AS failures,
                               coalesce(u.durations, '{}')::text AS durations,
                               EXISTS (SELECT 1 FROM entry_use a WHERE a.resource = e.resource) AS ever
                          FROM catalogue_entry e
                          JOIN entry_revision r ON r.resource = e.resource AND r.revision = e.revision
                          LEFT JOIN entry_quality q ON q.resource = e.resource
                          LEFT JOIN LATERAL (SELECT sum(b.calls) AS calls, sum(b.failures) AS failures,
                                                    jsonb_object_agg(b.bucket, b.calls) AS durations
                                               FROM (SELECT bucket, sum(calls) AS calls, sum(failures) AS failures
                                                       FROM entry_use
                                                      WHERE resource = e.resource
                                                        AND day >= :since
                                                      GROUP BY bucket) b) u ON true
                         WHERE e.own
                           AND e.status = 'PUBLISHED'
                           AND e.resource > :resource
                           AND (:organisation = '' OR e.provider_organisation IN (:organisation, substr(:organisation, 9, 9)))
                         ORDER BY e.resource
                         LIMIT :page
                        """)
                .bind("since", since)
                .bind("resource", resource)
                .bind("organisation", organisation)
                .bind("page", PAGE)
                .map((rs, ctx) -> read(rs))
                .list());
    }

    private EntryQuality read(ResultSet rs) throws SQLException {
        return new EntryQuality(
                rs.getString("resource"),
                rs.getString("name"),
                rs.getString("provider_organisation"),
                rs.getString("provider_name"),
                SharingType.valueOf(rs.getString("sharing_type")),
                UpdateCycle.valueOf(rs.getString("cycle")),
                rs.getInt("gaps"),
                rs.getBoolean("attached"),
                instant(rs.getTimestamp("data_at")),
                instant(rs.getTimestamp("probe_at")),
                rs.getObject("probe_millis", Integer.class),
                rs.getString("probe_reason"),
                rs.getInt("probe_failures"),
                rs.getLong("calls"),
                rs.getLong("failures"),
                rs.getBoolean("ever"),
                durations(rs.getString("durations")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private Map<Integer, Long> durations(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
