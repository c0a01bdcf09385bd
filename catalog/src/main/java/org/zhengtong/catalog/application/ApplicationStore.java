// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.Update;
import org.zhengtong.catalog.application.AccessApplication.Difference;
import org.zhengtong.catalog.grant.TimeWindow;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.Purpose;

/** Access applications this node is a party to. */
@Singleton
class ApplicationStore {

    private static final String COLUMNS = """
            SELECT id, resource, provider_node, provider_organisation, consumer_node, consumer_organisation,
                   application_system, applicant, items, purpose, legal_basis, service_item, scene, area_prefix,
                   valid_from, valid_to, quota_per_second, quota_per_day, window_from, window_to, window_days,
                   papers, predecessor, status, gaps, supplement, reason, differences, decided_by, submitted_at,
                   decided_at, version
              FROM access_application
            """;

    private static final TypeReference<List<Paper>> PAPERS = new TypeReference<>() {};
    private static final TypeReference<List<Difference>> DIFFERENCES = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final ObjectMapper json;

    ApplicationStore(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /**
     * Which applications are wanted; empty takes all.
     *
     * @param side consumer or provider; both when empty
     * @param ids when a filter of another feature has named them
     */
    record Wanted(
            String organisation, String side, String status, Optional<List<String>> ids, String before, int limit) {}

    /** Stores an application; false when it, or one under this key of its organisation, is known already. */
    boolean insert(AccessApplication application, Optional<String> idempotencyKey) {
        return jdbi.withHandle(h -> scope(h.createUpdate("""
                                INSERT INTO access_application (id, resource, provider_node, provider_organisation,
                                       consumer_node, consumer_organisation, application_system, applicant, items,
                                       purpose, legal_basis, service_item, scene, area_prefix, valid_from, valid_to,
                                       quota_per_second, quota_per_day, window_from, window_to, window_days, papers,
                                       predecessor, status, submitted_at, version, idempotency_key)
                                VALUES (:id, :resource, :providerNode, :providerOrganisation,
                                       :consumerNode, :consumerOrganisation, :applicationSystem, :applicant, :items,
                                       :purpose, :legalBasis, :serviceItem, :scene, :areaPrefix, :validFrom, :validTo,
                                       :quotaPerSecond, :quotaPerDay, :windowFrom, :windowTo, :windowDays,
                                       CAST(:papers AS jsonb), :predecessor, :status, :submittedAt, :version, :key)
                                ON CONFLICT DO NOTHING
                                """), application)
                        .bind("resource", application.resource().value())
                        .bind("providerNode", application.providerNode())
                        .bind("providerOrganisation", application.providerOrganisation())
                        .bind("consumerNode", application.consumerNode())
                        .bind("consumerOrganisation", application.consumerOrganisation())
                        .bind("applicant", application.applicant())
                        .bind("predecessor", application.predecessor())
                        .bind("key", idempotencyKey)
                        .execute()
                == 1);
    }

    /** Stores what a step before the decision changed. */
    void update(AccessApplication application) {
        jdbi.useHandle(h -> scope(h.createUpdate("""
                        UPDATE access_application
                           SET application_system = :applicationSystem, items = :items, purpose = :purpose,
                               legal_basis = :legalBasis, service_item = :serviceItem, scene = :scene,
                               area_prefix = :areaPrefix, valid_from = :validFrom, valid_to = :validTo,
                               quota_per_second = :quotaPerSecond, quota_per_day = :quotaPerDay,
                               window_from = :windowFrom, window_to = :windowTo, window_days = :windowDays,
                               papers = CAST(:papers AS jsonb), status = :status, gaps = :gaps,
                               supplement = :supplement, submitted_at = :submittedAt, version = :version
                         WHERE id = :id
                        """), application)
                .bindArray("gaps", String.class, application.gaps())
                .bind("supplement", application.supplement())
                .execute());
    }

    private Update scope(Update update, AccessApplication application) {
        Optional<TimeWindow> window = application.timeWindow();
        return update.bind("id", application.id())
                .bind("applicationSystem", application.applicationSystem())
                .bindArray("items", String.class, application.items())
                .bind("purpose", application.purpose())
                .bind("legalBasis", application.legalBasis())
                .bind("serviceItem", application.serviceItem())
                .bind("scene", application.scene())
                .bind("areaPrefix", application.areaPrefix())
                .bind("validFrom", application.validFrom())
                .bind("validTo", application.validTo())
                .bind("quotaPerSecond", application.quotaPerSecond())
                .bind("quotaPerDay", application.quotaPerDay())
                .bind("windowFrom", window.map(TimeWindow::from))
                .bind("windowTo", window.map(TimeWindow::to))
                .bindArray(
                        "windowDays",
                        String.class,
                        window.map(TimeWindow::days).orElse(List.of()).stream()
                                .map(DayOfWeek::name)
                                .toList())
                .bind("papers", written(application.papers()))
                .bind("status", application.status())
                .bind("submittedAt", application.submittedAt())
                .bind("version", application.version());
    }

    /** Notes a decision on an open application; false when it was decided or withdrawn before. */
    boolean decide(Decision decision) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                UPDATE access_application
                                   SET status = :outcome,
                                       reason = :reason,
                                       differences = CAST(:differences AS jsonb),
                                       decided_by = :decidedBy,
                                       decided_at = :decidedAt,
                                       version = version + 1
                                 WHERE id = :id
                                   AND status IN ('SUBMITTED', 'SUPPLEMENT_REQUESTED')
                                """)
                        .bind("id", decision.applicationId())
                        .bind("outcome", decision.outcome())
                        .bind("reason", decision.reason())
                        .bind("differences", written(decision.differences()))
                        .bind("decidedBy", decision.decidedBy())
                        .bind("decidedAt", decision.decidedAt())
                        .execute()
                == 1);
    }

    Optional<AccessApplication> find(String id) {
        return one(" WHERE id = :key", id, "");
    }

    /** An application, locked until the transaction ends. */
    Optional<AccessApplication> findForChange(String id) {
        return one(" WHERE id = :key FOR UPDATE", id, "");
    }

    /** The application an organisation made under a key of its own. */
    Optional<AccessApplication> findByKey(String organisation, String idempotencyKey) {
        return one(
                " WHERE idempotency_key = :key AND consumer_organisation = :organisation",
                idempotencyKey,
                organisation);
    }

    private Optional<AccessApplication> one(String where, String key, String organisation) {
        return jdbi.withHandle(h -> h.createQuery(COLUMNS + where)
                .bind("key", key)
                .bind("organisation", organisation)
                .configure(SqlStatements.class, s -> s.setUnusedBindingAllowed(true))
                .map((rs, ctx) -> read(rs))
                .findOne());
    }

    /** Applications newest first; drafts are for the applying organisation alone. */
    List<AccessApplication> list(Wanted wanted) {
        return jdbi.withHandle(h -> h.createQuery(COLUMNS + """
                                 WHERE (:organisation = ''
                                        OR :side <> 'provider' AND consumer_organisation = :organisation
                                        OR :side <> 'consumer' AND provider_organisation IN (:organisation, substr(:organisation, 9, 9)))
                                   AND (status <> 'DRAFT' OR consumer_organisation = :organisation)
                                   AND (:status = '' OR status = :status)
                                   AND (NOT :named OR id = ANY (:ids))
                                   AND (:before = '' OR id < :before)
                                 ORDER BY id DESC
                                 LIMIT :limit
                                """)
                .bind("organisation", wanted.organisation())
                .bind("side", wanted.side())
                .bind("status", wanted.status())
                .bind("named", wanted.ids().isPresent())
                .bindArray("ids", String.class, wanted.ids().orElse(List.of()))
                .bind("before", wanted.before())
                .bind("limit", wanted.limit())
                .map((rs, ctx) -> read(rs))
                .list());
    }

    private AccessApplication read(ResultSet rs) throws SQLException {
        return new AccessApplication(
                rs.getString("id"),
                new ResourceCode(rs.getString("resource")),
                rs.getString("provider_node"),
                rs.getString("provider_organisation"),
                rs.getString("consumer_node"),
                rs.getString("consumer_organisation"),
                rs.getString("application_system"),
                rs.getString("applicant"),
                texts(rs, "items"),
                Purpose.valueOf(rs.getString("purpose")),
                rs.getString("legal_basis"),
                Optional.ofNullable(rs.getString("service_item")),
                Optional.ofNullable(rs.getString("scene")),
                Optional.ofNullable(rs.getString("area_prefix")),
                rs.getObject("valid_from", LocalDate.class),
                rs.getObject("valid_to", LocalDate.class),
                number(rs, "quota_per_second"),
                number(rs, "quota_per_day"),
                window(rs),
                parsed(rs.getString("papers"), PAPERS),
                Optional.ofNullable(rs.getString("predecessor")),
                AccessApplication.Status.valueOf(rs.getString("status")),
                texts(rs, "gaps"),
                Optional.ofNullable(rs.getString("supplement")),
                Optional.ofNullable(rs.getString("reason")),
                parsed(rs.getString("differences"), DIFFERENCES),
                Optional.ofNullable(rs.getString("decided_by")),
                rs.getTimestamp("submitted_at").toInstant(),
                Optional.ofNullable(rs.getTimestamp("decided_at")).map(Timestamp::toInstant),
                rs.getInt("version"));
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

    private String written(List<?> list) {
        try {
            return json.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> List<T> parsed(String list, TypeReference<List<T>> type) {
        try {
            return json.readValue(list, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
