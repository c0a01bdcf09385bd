// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Jdbi;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.Purpose;

/** Access applications this node is a party to. */
@Singleton
class ApplicationStore {

    private static final String COLUMNS = """
            SELECT id, resource, provider_node, provider_organisation, consumer_node, consumer_organisation,
                   application_system, applicant, items, purpose, legal_basis, service_item, area_prefix,
                   valid_from, valid_to, quota_per_second, quota_per_day, status, reason, submitted_at, decided_at
              FROM access_application
            """;

    private final Jdbi jdbi;

    ApplicationStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Stores an application; one known already is left as it is. */
    void insert(AccessApplication application) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO access_application (id, resource, provider_node, provider_organisation,
                               consumer_node, consumer_organisation, application_system, applicant, items, purpose,
                               legal_basis, service_item, area_prefix, valid_from, valid_to,
                               quota_per_second, quota_per_day, status, submitted_at)
                        VALUES (:id, :resource, :providerNode, :providerOrganisation,
                               :consumerNode, :consumerOrganisation, :applicationSystem, :applicant, :items, :purpose,
                               :legalBasis, :serviceItem, :areaPrefix, :validFrom, :validTo,
                               :quotaPerSecond, :quotaPerDay, 'SUBMITTED', :submittedAt)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .bind("id", application.id())
                .bind("resource", application.resource().value())
                .bind("providerNode", application.providerNode())
                .bind("providerOrganisation", application.providerOrganisation())
                .bind("consumerNode", application.consumerNode())
                .bind("consumerOrganisation", application.consumerOrganisation())
                .bind("applicationSystem", application.applicationSystem())
                .bind("applicant", application.applicant())
                .bindArray("items", String.class, application.items())
                .bind("purpose", application.purpose())
                .bind("legalBasis", application.legalBasis())
                .bind("serviceItem", application.serviceItem())
                .bind("areaPrefix", application.areaPrefix())
                .bind("validFrom", application.validFrom())
                .bind("validTo", application.validTo())
                .bind("quotaPerSecond", application.quotaPerSecond())
                .bind("quotaPerDay", application.quotaPerDay())
                .bind("submittedAt", application.submittedAt())
                .execute());
    }

    /** Notes a decision on an open application; false when it was decided before. */
    boolean decide(Decision decision) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                UPDATE access_application
                                   SET status = :outcome,
                                       reason = :reason,
                                       decided_at = :decidedAt
                                 WHERE id = :id
                                   AND status = 'SUBMITTED'
                                """)
                        .bind("id", decision.applicationId())
                        .bind("outcome", decision.outcome())
                        .bind("reason", decision.reason())
                        .bind("decidedAt", decision.decidedAt())
                        .execute()
                == 1);
    }

    Optional<AccessApplication> find(String id) {
        return one(" WHERE id = :id", id);
    }

    /** An application, locked until the transaction ends. */
    Optional<AccessApplication> findForChange(String id) {
        return one(" WHERE id = :id FOR UPDATE", id);
    }

    private Optional<AccessApplication> one(String where, String id) {
        return jdbi.withHandle(h -> h.createQuery(COLUMNS + where)
                .bind("id", id)
                .map((rs, ctx) -> read(rs))
                .findOne());
    }

    /** Applications of an organisation, as consumer or provider, newest first, after a cursor; empty filters take all. */
    List<AccessApplication> list(String organisation, String status, String before, int limit) {
        return jdbi.withHandle(h -> h.createQuery(COLUMNS + """
                                 WHERE (:organisation = ''
                                        OR consumer_organisation = :organisation
                                        OR provider_organisation = :organisation)
                                   AND (:status = '' OR status = :status)
                                   AND (:before = '' OR id < :before)
                                 ORDER BY id DESC
                                 LIMIT :limit
                                """)
                .bind("organisation", organisation)
                .bind("status", status)
                .bind("before", before)
                .bind("limit", limit)
                .map((rs, ctx) -> read(rs))
                .list());
    }

    private static AccessApplication read(ResultSet rs) throws SQLException {
        return new AccessApplication(
                rs.getString("id"),
                new ResourceCode(rs.getString("resource")),
                rs.getString("provider_node"),
                rs.getString("provider_organisation"),
                rs.getString("consumer_node"),
                rs.getString("consumer_organisation"),
                rs.getString("application_system"),
                rs.getString("applicant"),
                Arrays.asList((String[]) rs.getArray("items").getArray()),
                Purpose.valueOf(rs.getString("purpose")),
                rs.getString("legal_basis"),
                Optional.ofNullable(rs.getString("service_item")),
                Optional.ofNullable(rs.getString("area_prefix")),
                rs.getObject("valid_from", LocalDate.class),
                rs.getObject("valid_to", LocalDate.class),
                number(rs, "quota_per_second"),
                number(rs, "quota_per_day"),
                AccessApplication.Status.valueOf(rs.getString("status")),
                Optional.ofNullable(rs.getString("reason")),
                rs.getTimestamp("submitted_at").toInstant(),
                Optional.ofNullable(rs.getTimestamp("decided_at")).map(Timestamp::toInstant));
    }

    private static OptionalInt number(ResultSet rs, String column) throws SQLException {
        int value = rs.getInt(column);
        return rs.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
