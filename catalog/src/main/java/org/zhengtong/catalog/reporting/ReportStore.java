// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.reporting;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.zhengtong.catalog.reporting.Receipt.Event;
import org.zhengtong.catalog.reporting.Receipt.Kind;

/** Receipts and what happened to reported revisions, at the node that reports and at its parent. */
@Singleton
class ReportStore {

    private static final String REPORTS = """
            SELECT *
              FROM (SELECT e.id, e.resource, e.revision, e.name, e.provider_organisation,
                           v.reason, v.decided_by, COALESCE(v.decided_at, a.received_at) AS at,
                           CASE WHEN v.event = 'PENDING' THEN 'REPORTED'
                                WHEN v.event IN ('RETURNED', 'ACCEPTED') THEN v.event
                                WHEN a.received_at IS NOT NULL THEN 'ACCEPTED'
                                WHEN f.position <= r.position THEN 'REPORTED'
                                ELSE 'WAITING' END AS state
                      FROM catalogue_entry e
                      JOIN catalogue_feed f ON f.resource = e.resource AND f.revision = e.revision AND NOT f.outside
                      LEFT JOIN feed_reader r ON r.neighbour = :parent
                      LEFT JOIN LATERAL (SELECT event, reason, decided_by, decided_at
                                           FROM report_event
                                          WHERE resource = e.resource
                                            AND revision = e.revision
                                          ORDER BY id DESC
                                          LIMIT 1) v ON true
                      LEFT JOIN LATERAL (SELECT received_at
                                           FROM report_receipt
                                          WHERE node = :parent
                                            AND up_to >= f.position
                                          ORDER BY up_to
                                          LIMIT 1) a ON true
                     WHERE e.own) report
            """;

    private final Jdbi jdbi;
    private final Clock clock;

    ReportStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Keeps a receipt of the parent. */
    void addReceipt(String messageId, String parent, long upTo) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO report_receipt (message_id, node, up_to, received_at)
                        VALUES (:messageId, :parent, :upTo, :now)
                        """)
                .bind("messageId", messageId)
                .bind("parent", parent)
                .bind("upTo", upTo)
                .bind("now", clock.instant())
                .execute());
    }

    /** Adds events of revisions of an origin. */
    void add(String origin, List<Event> events) {
        jdbi.useHandle(h -> {
            PreparedBatch batch = h.prepareBatch("""
                    INSERT INTO report_event (resource, revision, origin, event, reason, decided_by, decided_at)
                    VALUES (:resource, :revision, :origin, :event, :reason, :decidedBy, :decidedAt)
                    """);
            events.forEach(event -> batch.bind("resource", event.resource())
                    .bind("revision", event.revision())
                    .bind("origin", origin)
                    .bind("event", event.event())
                    .bind("reason", event.reason())
                    .bind("decidedBy", event.decidedBy())
                    .bind("decidedAt", event.decidedAt())
                    .add());
            batch.execute();
        });
    }

    static String key(String resource, int revision) {
        return resource + ' ' + revision;
    }

    /** The newest event of each revision of these resources, by {@link #key}. */
    Map<String, Kind> newest(List<String> resources) {
        return jdbi.withHandle(h -> h
                .createQuery("""
                        SELECT DISTINCT ON (resource, revision) resource, revision, event
                          FROM report_event
                         WHERE resource = ANY (:resources)
                         ORDER BY resource, revision, id DESC
                        """)
                .bindArray("resources", String.class, resources)
                .map((rs, ctx) -> Map.entry(
                        key(rs.getString("resource"), rs.getInt("revision")), Kind.valueOf(rs.getString("event"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** The report of an own entry. */
    Optional<Report> find(String entryId, String parent) {
        return jdbi.withHandle(h -> h.createQuery(REPORTS + " WHERE id = :id")
                .bind("parent", parent)
                .bind("id", entryId)
                .map((rs, ctx) -> report(rs))
                .findOne());
    }

    /** Reports of own entries after one, by id; of one organisation and in one state when these are not empty. */
    List<Report> list(String parent, String organisation, String state, String after, int limit) {
        return jdbi.withHandle(h -> h.createQuery(REPORTS + """
                         WHERE id > :after
                           AND (:organisation = '' OR provider_organisation IN (:organisation, substr(:organisation, 9, 9)))
                           AND (:state = '' OR state = :state)
                         ORDER BY id
                         LIMIT :limit
                        """)
                .bind("parent", parent)
                .bind("organisation", organisation)
                .bind("state", state)
                .bind("after", after)
                .bind("limit", limit)
                .map((rs, ctx) -> report(rs))
                .list());
    }

    private static Report report(ResultSet rs) throws SQLException {
        Timestamp at = rs.getTimestamp("at");
        return new Report(
                rs.getString("id"),
                rs.getString("resource"),
                rs.getInt("revision"),
                rs.getString("name"),
                rs.getString("provider_organisation"),
                Report.State.valueOf(rs.getString("state")),
                rs.getString("reason"),
                rs.getString("decided_by"),
                at == null ? null : at.toInstant());
    }
}
