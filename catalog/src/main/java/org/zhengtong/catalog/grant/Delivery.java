// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.grant;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.quality.ServedResources;
import org.zhengtong.catalog.timelimit.TimeLimitRules;

/**
 * Finds at the provider's node that what was granted is there (供数): the attached service answered its last probe, or an exchange.
 * What is shared by other means than a service the provider's officer declares delivered.
 */
@Singleton
class Delivery {

    private static final int GROUP = 200;

    private final DueGrantStore grants;
    private final GrantLife life;
    private final ServedResources served;
    private final CatalogConfig node;
    private final TimeLimitRules days;

    Delivery(DueGrantStore grants, GrantLife life, ServedResources served, CatalogConfig node, TimeLimitRules days) {
        this.grants = grants;
        this.life = life;
        this.served = served;
        this.node = node;
        this.days = days;
    }

    @Scheduled(
            every = "${zt.time-limit.sweep-every:30s}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        List<String> awaited = grants.awaited(node.code());
        List<String> there = awaited.isEmpty() ? List.of() : served.among(awaited, days.today());
        while (!there.isEmpty() && QuarkusTransaction.requiringNew().call(() -> deliver(there)) == GROUP) {
            // the next group
        }
    }

    private int deliver(List<String> resources) {
        List<Grant> due = grants.undelivered(node.code(), resources, GROUP);
        due.forEach(life::delivered);
        return due.size();
    }
}
