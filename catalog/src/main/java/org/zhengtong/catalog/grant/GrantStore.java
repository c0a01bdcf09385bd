// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.grant;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.zhengtong.schemas.code.ResourceCode;

/** The grants this node knows: as provider's node, as consumer's node, or both. */
@Singleton
public class GrantStore {

    static final String COLUMNS = """
            SELECT id, application_id, resource, provider_node, provider_organisation, consumer_node,
                   consumer_organisation, application_system, purposes, items, area_prefix, division_item,
                   valid_from, valid_to, quota_per_second, quota_per_day, window_from, window_to, window_days,
                   predecessor, status, reason, delivered_on, version, granted_at
              FROM access_grant
            """;

    private static final String FOR_USE = """
             WHERE application_system = :applicationSystem
               AND resource = :code
               AND consumer_node = :consumerNode
               AND consumer_organisation = :consumerOrganisation
               AND provider_node = :providerNode
            """;

    private final Jdbi jdbi;

    GrantStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Which grants are wanted; empty takes all. */
    record Wanted(String organisation, String resource, String applicationSystem, String before, int limit) {}

    /** The newest grant for a use on a day that covers the purpose; without one, the newest for any. */
    public Optional<Grant> inForce(Use use, LocalDate day, String purpose) {
        List<Grant> grants = jdbi.withHandle(h -> h.createQuery(COLUMNS + FOR_USE + """
                           AND status = 'IN_FORCE'
                           AND :day BETWEEN valid_from AND valid_to
                         ORDER BY granted_at DESC, id DESC
                        """)
                .bindMethods(use)
                .bind("code", use.resource().value())
                .bind("day", day)
                .map((rs, ctx) -> read(rs))
                .list());
        return grants.stream()
                .filter(grant -> grant.purposes().contains(purpose))
                .findFirst()
                .or(() -> grants.stream().findFirst());
    }

    /** The newest grant for a use, in force or not: tells "never granted" from "no longer". */
    public Optional<Grant> latest(Use use) {
        return jdbi.withHandle(h -> h.createQuery(COLUMNS + FOR_USE + """
                         ORDER BY granted_at DESC, id DESC
                         LIMIT 1
                        """)
                .bindMethods(use)
                .bind("code", use.resource().value())
                .map((rs, ctx) -> read(rs))
                .findOne());
    }

    /** Grants for a resource that its provider suspended or revoked of an organisation, whatever the system; newest first. */
    public List<Grant> stopped(String consumerOrganisation, ResourceCode resource) {
        return jdbi.withHandle(h -> h.createQuery(COLUMNS + """
                         WHERE consumer_organisation = :organisation
                           AND resource = :resource
                           AND status IN ('SUSPENDED', 'REVOKED')
                           AND reason IS DISTINCT FROM :withdrawn
                         ORDER BY granted_at DESC, id DESC
                        """)
                .bind("organisation", consumerOrganisation)
                .bind("resource", resource.value())
                .bind("withdrawn", Grant.WITHDRAWN)
                .map((rs, ctx) -> read(rs))
                .list());
    }

    /** Grants for a resource that are not revoked and not past their last day. */
    public List<Grant> lasting(ResourceCode resource, LocalDate day) {
        return jdbi.withHandle(h -> h.createQuery(COLUMNS + """
                         WHERE resource = :resource
                           AND status <> 'REVOKED'
                           AND valid_to >= :day
                         ORDER BY granted_at DESC, id DESC
                        """)
                .bind("resource", resource.value())
                .bind("day", day)
                .map((rs, ctx) -> read(rs))
                .list());
    }

    /** One grant. */
    public Optional<Grant> find(String id) {
        return one(" WHERE id = :key", id);
    }

    /** The grant an application led to. */
    public Optional<Grant> ofApplication(String applicationId) {
        return one(" WHERE application_id = :key", applicationId);
    }

    /** A grant, locked until the transaction ends. */
    Optional<Grant> findForChange(String id) {
        return one(" WHERE id = :key FOR UPDATE", id);
    }

    private Optional<Grant> one(String where, String key) {
        return jdbi.withHandle(h -> h.createQuery(COLUMNS + where)
                .bind("key", key)
                .map((rs, ctx) -> read(rs))
                .findOne());
    }

    /** Grants newest first. */
    List<Grant> list(Wanted wanted) {
        return jdbi.withHandle(h -> h.createQuery(COLUMNS + """
                         WHERE (:resource = '' OR resource = :resource)
                           AND (:applicationSystem = '' OR application_system = :applicationSystem)
                           AND (:organisation = ''
                                OR consumer_organisation = :organisation
                                OR provider_organisation IN (:organisation, substr(:organisation, 9, 9)))
                           AND (:before = '' OR id < :before)
                         ORDER BY id DESC
                         LIMIT :limit
                        """)
                .bind("organisation", wanted.organisation())
                .bind("resource", wanted.resource())
                .bind("applicationSystem", wanted.applicationSystem())
                .bind("before", wanted.before())
                .bind("limit", wanted.limit())
                .map((rs, ctx) -> read(rs))
                .list());
    }

    /** Stores a grant; false when it, or another of this application, is known already. */
    boolean insert(Grant grant) {
        return jdbi.withHandle(h -> parties(h.createUpdate("""
                                INSERT INTO access_grant (id, application_id, resource, provider_node,
                                       provider_organisation, consumer_node, consumer_organisation,
                                       application_system, purposes, items, area_prefix, division_item, valid_from,
                                       valid_to, quota_per_second, quota_per_day, window_from, window_to,
                                       window_days, predecessor, status, reason, delivered_on, version,
                                       granted_at)
                                VALUES (:id, :applicationId, :resource, :providerNode,
                                       :providerOrganisation, :consumerNode, :consumerOrganisation,
                                       :applicationSystem, :purposes, :items, :areaPrefix, :divisionItem, :validFrom,
                                       :validTo, :quotaPerSecond, :quotaPerDay, :windowFrom, :windowTo,
                                       :windowDays, :predecessor, :status, :reason, :deliveredOn, :version,
                                       :grantedAt)
                                ON CONFLICT DO NOTHING
                                """), grant)
                        .bind("areaPrefix", grant.areaPrefix())
                        .bind("divisionItem", grant.divisionItem())
                        .bind("validFrom", grant.validFrom())
                        .bind("validTo", grant.validTo())
                        .bind("quotaPerSecond", grant.quotaPerSecond())
                        .bind("quotaPerDay", grant.quotaPerDay())
                        .bind("windowFrom", grant.timeWindow().map(TimeWindow::from))
                        .bind("windowTo", grant.timeWindow().map(TimeWindow::to))
                        .bindArray("windowDays", String.class, days(grant))
                        .bind("predecessor", grant.predecessor())
                        .bind("status", grant.status())
                        .bind("reason", grant.reason())
                        .bind("deliveredOn", grant.deliveredOn())
                        .bind("version", grant.version())
                        .bind("grantedAt", grant.grantedAt())
                        .execute()
                == 1);
    }

    private static Update parties(Update update, Grant grant) {
        return update.bind("id", grant.id())
                .bind("applicationId", grant.applicationId())
                .bind("resource", grant.resource().value())
                .bind("providerNode", grant.providerNode())
                .bind("providerOrganisation", grant.providerOrganisation())
                .bind("consumerNode", grant.consumerNode())
                .bind("consumerOrganisation", grant.consumerOrganisation())
                .bind("applicationSystem", grant.applicationSystem())
                .bindArray(
                        "purposes",
                        String.class,
                        grant.purposes().stream().sorted().toList())
                .bindArray("items", String.class, grant.items());
    }

    private static List<String> days(Grant grant) {
        return grant.timeWindow().map(TimeWindow::days).orElse(List.of()).stream()
                .map(DayOfWeek::name)
                .toList();
    }

    /** Notes a change; false when this node has one as new already. */
    boolean update(Grant grant) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                UPDATE access_grant
                                   SET status = :status,
                                       reason = :reason,
                                       valid_to = :validTo,
                                       delivered_on = :deliveredOn,
                                       version = :version
                                 WHERE id = :id
                                   AND version < :version
                                """)
                        .bind("id", grant.id())
                        .bind("status", grant.status())
                        .bind("reason", grant.reason())
                        .bind("validTo", grant.validTo())
                        .bind("deliveredOn", grant.deliveredOn())
                        .bind("version", grant.version())
                        .execute()
                == 1);
    }

    static Grant read(ResultSet rs) throws SQLException {
        return new Grant(
                rs.getString("id"),
                rs.getString("application_id"),
                new ResourceCode(rs.getString("resource")),
                rs.getString("provider_node"),
                rs.getString("provider_organisation"),
                rs.getString("consumer_node"),
                rs.getString("consumer_organisation"),
                rs.getString("application_system"),
                Set.copyOf(texts(rs, "purposes")),
                texts(rs, "items"),
                Optional.ofNullable(rs.getString("area_prefix")),
                Optional.ofNullable(rs.getString("division_item")),
                rs.getObject("valid_from", LocalDate.class),
                rs.getObject("valid_to", LocalDate.class),
                number(rs, "quota_per_second"),
                number(rs, "quota_per_day"),
                window(rs),
                Optional.ofNullable(rs.getString("predecessor")),
                Grant.Status.valueOf(rs.getString("status")),
                Optional.ofNullable(rs.getString("reason")),
                Optional.ofNullable(rs.getObject("delivered_on", LocalDate.class)),
                rs.getInt("version"),
                rs.getTimestamp("granted_at").toInstant());
    }

    private static Optional<TimeWindow> window(ResultSet rs) throws SQLException {
        LocalTime from = rs.getObject("window_from", LocalTime.class);
        return from == null
                ? Optional.empty()
                : Optional.of(new TimeWindow(
                        from,
                        rs.getObject("window_to", LocalTime.class),
                        texts(rs, "window_days").stream()
                                .map(DayOfWeek::valueOf)
                                .toList()));
    }

    private static List<String> texts(ResultSet rs, String column) throws SQLException {
        return Arrays.asList((String[]) rs.getArray(column).getArray());
    }

    private static OptionalInt number(ResultSet rs, String column) throws SQLException {
        int value = rs.getInt(column);
        return rs.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
