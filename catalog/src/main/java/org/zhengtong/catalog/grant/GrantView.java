// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.grant;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;

/**
 * A grant as people read it.
 *
 * @param standing with expiry, which the date decides
 * @param takenToday calls of today's quota given out at this node
 */
public record GrantView(@JsonUnwrapped Grant grant, Grant.Standing standing, int takenToday) {

    static GrantView of(Grant grant, LocalDate today, GrantUsage usage) {
        return new GrantView(
                grant, grant.standingOn(today), grant.quotaPerDay().isPresent() ? usage.taken(grant.id(), today) : 0);
    }
}
