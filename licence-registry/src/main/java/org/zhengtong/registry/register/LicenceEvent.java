// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.register.Licence.Action;
import org.zhengtong.registry.register.Licence.Status;

/**
 * One line of a licence's history: what was done, on which ground, who decided it (决定机关, with the number of the decision 文书号),
 * who wrote it down, from when it counts (生效时间) when it was written down (登记时间), and when it was withdrawn before it took effect (撤回).
 */
public record LicenceEvent(
        String identifier,
        Action action,
        @Nullable Status previous,
        Status status,
        String ground,
        String authority,
        @Nullable String decision,
        String officer,
        String organisation,
        Instant effectiveAt,
        Instant recordedAt,
        @Nullable Instant withdrawnAt) {

    /** Whether it lets a next version replace the licence at a time that is still to come. */
    boolean superseding(Instant now) {
        return action == Action.SUPERSEDE && effectiveAt.isAfter(now);
    }

    /** Whether nothing but a cancellation can follow. */
    boolean ends() {
        return status != Status.IN_FORCE && status != Status.SUSPENDED;
    }

    /** The same line recorded again after another, so that it still counts at its time. */
    LicenceEvent after(LicenceEvent other) {
        return new LicenceEvent(
                identifier,
                action,
                other.status,
                status,
                ground,
                authority,
                decision,
                officer,
                organisation,
                effectiveAt,
                other.recordedAt,
                null);
    }

    /** The line as it is for whoever has no business with the officer. */
    LicenceEvent withoutOfficer() {
        return new LicenceEvent(
                identifier,
                action,
                previous,
                status,
                ground,
                authority,
                decision,
                "***",
                organisation,
                effectiveAt,
                recordedAt,
                withdrawnAt);
    }
}
