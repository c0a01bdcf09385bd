// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.grant;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.zhengtong.schemas.code.ResourceCode;

/** The grants this node knows: as provider's node, as consumer's node, or both. */
@Singleton
public class GrantStore {

    private static final String COLUMNS = """
            SELECT id, application_id, resource, provider_node, consumer_node, consumer_organisation,
                   application_system, purposes, items, area_prefix, valid_from, valid_to,
                   quota_per_second, quota_per_day, status
              FROM access_grant
            """;

    private final Jdbi jdbi;

    GrantStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The newest grant a system may use on a day. */
    public Optional<Grant> inForce(String applicationSystem, ResourceCode resource, LocalDate day) {
        return inForceFor(applicationSystem, resource, day).stream().findFirst();
    }

    /** The newest grant a system may use on a day for this purpose; without one, the newest for any. */
    public Optional<Grant> inForce(String applicationSystem, ResourceCode resource, LocalDate day, String purpose) {
        List<Grant> grants = inForceFor(applicationSystem, resource, day);
        return grants.stream()
                .filter(grant -> grant.purposes().contains(purpose))
                .findFirst()
                .or(() -> grants.stream().findFirst());
    }

    private List<Grant> inForceFor(String applicationSystem, ResourceCode resource, LocalDate day) {
        return jdbi.withHandle(h -> h.createQuery(COLUMNS + """
                         WHERE application_system = :applicationSystem
                           AND resource = :resource
                           AND status = 'IN_FORCE'
                           AND :day BETWEEN valid_from AND valid_to
                         ORDER BY granted_at DESC, id DESC
                        """)
                .bind("applicationSystem", applicationSystem)
                .bind("resource", resource.value())
                .bind("day", day)
                .map((rs, ctx) -> read(rs))
                .list());
    }

    /** The newest grant of a system for a resource, in force or not: tells "never granted" from "no longer". */
    public Optional<Grant> latest(String applicationSystem, ResourceCode resource) {
        return jdbi.withHandle(h -> h.createQuery(COLUMNS + """
                         WHERE application_system = :applicationSystem
                           AND resource = :resource
                         ORDER BY granted_at DESC, id DESC
                         LIMIT 1
                        """)
                .bind("applicationSystem", applicationSystem)
                .bind("resource", resource.value())
                .map((rs, ctx) -> read(rs))
                .findOne());
    }

    /** Grants newest first; an empty filter takes all. */
    List<Grant> list(String organisation, String resource, String applicationSystem, int limit) {
        return jdbi.withHandle(h -> h.createQuery(COLUMNS + """
                         WHERE (:resource = '' OR resource = :resource)
                           AND (:applicationSystem = '' OR application_system = :applicationSystem)
                           AND (:organisation = ''
                                OR consumer_organisation = :organisation
                                OR provider_organisation = :organisation)
                         ORDER BY granted_at DESC, id DESC
                         LIMIT :limit
                        """)
                .bind("organisation", organisation)
                .bind("resource", resource)
                .bind("applicationSystem", applicationSystem)
                .bind("limit", limit)
                .map((rs, ctx) -> read(rs))
                .list());
    }

    /** Stores a grant; false when this application's grant is known already. */
    boolean insert(Grant grant, String providerOrganisation, Instant grantedAt) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                INSERT INTO access_grant (id, application_id, resource, provider_node,
                                       provider_organisation, consumer_node, consumer_organisation, application_system, purposes, items, area_prefix,
                                       valid_from, valid_to, quota_per_second, quota_per_day, status, granted_at)
                                VALUES (:id, :applicationId, :resource, :providerNode,
                                       :providerOrganisation, :consumerNode, :consumerOrganisation, :applicationSystem, :purposes, :items, :areaPrefix,
                                       :validFrom, :validTo, :quotaPerSecond, :quotaPerDay, :status, :grantedAt)
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("id", grant.id())
                        .bind("applicationId", grant.applicationId())
                        .bind("resource", grant.resource().value())
                        .bind("providerNode", grant.providerNode())
                        .bind("providerOrganisation", providerOrganisation)
                        .bind("consumerNode", grant.consumerNode())
                        .bind("consumerOrganisation", grant.consumerOrganisation())
                        .bind("applicationSystem", grant.applicationSystem())
                        .bindArray(
                                "purposes",
                                String.class,
                                grant.purposes().stream().sorted().toList())
                        .bindArray("items", String.class, grant.items())
                        .bind("areaPrefix", grant.areaPrefix().orElse(null))
                        .bind("validFrom", grant.validFrom())
                        .bind("validTo", grant.validTo())
                        .bind("quotaPerSecond", boxed(grant.quotaPerSecond()))
                        .bind("quotaPerDay", boxed(grant.quotaPerDay()))
                        .bind("status", grant.status())
                        .bind("grantedAt", grantedAt)
                        .execute()
                == 1);
    }

    private static Optional<Integer> boxed(OptionalInt value) {
        return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
    }

    private static Grant read(ResultSet rs) throws SQLException {
        return new Grant(
                rs.getString("id"),
                rs.getString("application_id"),
                new ResourceCode(rs.getString("resource")),
                rs.getString("provider_node"),
                rs.getString("consumer_node"),
                rs.getString("consumer_organisation"),
                rs.getString("application_system"),
                Set.copyOf(texts(rs, "purposes")),
                texts(rs, "items"),
                Optional.ofNullable(rs.getString("area_prefix")),
                rs.getObject("valid_from", LocalDate.class),
                rs.getObject("valid_to", LocalDate.class),
                number(rs, "quota_per_second"),
                number(rs, "quota_per_day"),
                Grant.Status.valueOf(rs.getString("status")));
    }

    private static List<String> texts(ResultSet rs, String column) throws SQLException {
        return Arrays.asList((String[]) rs.getArray(column).getArray());
    }

    private static OptionalInt number(ResultSet rs, String column) throws SQLException {
        int value = rs.getInt(column);
        return rs.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
