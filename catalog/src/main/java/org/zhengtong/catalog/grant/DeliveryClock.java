// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.grant;

import static org.zhengtong.catalog.timelimit.TimeLimitKind.DELIVERY;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Optional;
import org.zhengtong.catalog.timelimit.TimeLimit;
import org.zhengtong.catalog.timelimit.TimeLimitRules;
import org.zhengtong.catalog.timelimit.TimeLimits;

/**
 * The clock of what was granted (供数时限): the provider has the resource there within so many working days of agreeing (条例 809号). Run at
 * both nodes, and read off the grant alone, so that messages may overtake each other.
 */
@Singleton
class DeliveryClock {

    private final TimeLimits limits;
    private final TimeLimitRules rules;

    DeliveryClock(TimeLimits limits, TimeLimitRules rules) {
        this.limits = limits;
        this.rules = rules;
    }

    /** Starts on the day of the grant, where the rules of that day know such a limit. */
    void start(Grant grant) {
        LocalDate granted = LocalDate.ofInstant(grant.grantedAt(), TimeLimitRules.LEGAL_DAYS);
        if (rules.sets(DELIVERY, granted)) {
            limits.open(
                    DELIVERY,
                    grant.id(),
                    grant.providerOrganisation(),
                    Optional.of(grant.consumerOrganisation()),
                    granted);
            follow(grant);
        }
    }

    /** Ends with delivery or with the grant; rests while the grant is suspended. */
    void follow(Grant grant) {
        limits.find(DELIVERY, grant.id())
                .filter(limit -> limit.closedOn().isEmpty())
                .ifPresent(running -> follow(grant, running));
    }

    private void follow(Grant grant, TimeLimit running) {
        switch (grant.standingOn(rules.today())) {
            case REVOKED, EXPIRED -> limits.close(DELIVERY, grant.id());
            case SUSPENDED, NOT_YET, IN_FORCE -> {
                if (grant.deliveredOn().isPresent()) {
                    limits.close(DELIVERY, grant.id(), grant.deliveredOn().get());
                } else if (grant.status() == Grant.Status.SUSPENDED) {
                    limits.pause(DELIVERY, grant.id());
                } else if (running.pausedOn().isPresent()) {
                    limits.resume(DELIVERY, grant.id());
                }
            }
        }
    }
}
