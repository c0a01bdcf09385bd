// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.grant;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import org.zhengtong.catalog.grant.GrantChange.Kind;
import org.zhengtong.catalog.timelimit.TimeLimitRules;

/** Tells once that a grant has expired (到期). Nothing waits for it: the date alone ends a grant, at every node. */
@Singleton
class GrantExpiry {

    private static final int GROUP = 200;

    private final DueGrantStore grants;
    private final ChangeRecord record;
    private final TimeLimitRules days;

    GrantExpiry(DueGrantStore grants, ChangeRecord record, TimeLimitRules days) {
        this.grants = grants;
        this.record = record;
        this.days = days;
    }

    @Scheduled(
            every = "${zt.time-limit.sweep-every:30s}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        while (QuarkusTransaction.requiringNew().call(this::tell) == GROUP) {
            // the next group
        }
    }

    private int tell() {
        List<Grant> expired = grants.expiredUntold(days.today(), GROUP);
        expired.forEach(grant -> {
            grants.expiryTold(grant);
            record.write(Kind.EXPIRED, grant);
        });
        return expired.size();
    }
}
