// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.grant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.timelimit.TimeLimitView;

/**
 * A grant as people read it.
 *
 * @param standing with expiry, which the date decides
 * @param takenToday calls of today's quota given out at this node
 * @param timeLimit by when the provider has the resource there; absent where no rule says so
 */
public record GrantView(
        @JsonUnwrapped Grant grant,
        Grant.Standing standing,
        int takenToday,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TimeLimitView timeLimit) {

    static GrantView of(Grant grant, LocalDate today, GrantUsage usage, @Nullable TimeLimitView delivery) {
        return new GrantView(
                grant,
                grant.standingOn(today),
                grant.quotaPerDay().isPresent() ? usage.taken(grant.id(), today) : 0,
                delivery);
    }
}
