// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.grant;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Grants about which something is to be told: that they expired, that what was granted is there. */
@Singleton
class DueGrantStore {

    private final Jdbi jdbi;

    DueGrantStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Grants of which nobody was told yet that they have expired, locked for this instance. */
    List<Grant> expiredUntold(LocalDate today, int limit) {
        return jdbi.withHandle(h -> h.createQuery(GrantStore.COLUMNS + """
                         WHERE valid_to < :today
                           AND status <> 'REVOKED'
                           AND (expiry_told IS NULL OR expiry_told <> valid_to)
                         ORDER BY valid_to
                         LIMIT :limit
                           FOR UPDATE SKIP LOCKED
                        """)
                .bind("today", today)
                .bind("limit", limit)
                .map((rs, ctx) -> GrantStore.read(rs))
                .list());
    }

    void expiryTold(Grant grant) {
        jdbi.useHandle(h -> h.createUpdate("UPDATE access_grant SET expiry_told = valid_to WHERE id = :id")
                .bind("id", grant.id())
                .execute());
    }

    /** Resources of a provider's node that were granted and are not known to be there. */
    List<String> awaited(String providerNode) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT DISTINCT resource
                          FROM access_grant
                         WHERE provider_node = :providerNode
                           AND delivered_on IS NULL
                           AND status <> 'REVOKED'
                        """)
                .bind("providerNode", providerNode)
                .mapTo(String.class)
                .list());
    }

    /** Grants of these resources that are not known to be delivered, locked for this instance. */
    List<Grant> undelivered(String providerNode, List<String> resources, int limit) {
        return jdbi.withHandle(h -> h.createQuery(GrantStore.COLUMNS + """
                         WHERE provider_node = :providerNode
                           AND delivered_on IS NULL
                           AND status <> 'REVOKED'
                           AND resource = ANY (:resources)
                         ORDER BY id
                         LIMIT :limit
                           FOR UPDATE SKIP LOCKED
                        """)
                .bind("providerNode", providerNode)
                .bindArray("resources", String.class, resources)
                .bind("limit", limit)
                .map((rs, ctx) -> GrantStore.read(rs))
                .list());
    }
}
