// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.register.Licence.Action;

/**
 * A decision on a licence (证照处置决定) as it is to be recorded.
 *
 * @param ground legal ground
 * @param authority who decided (决定机关); the licence's issuing authority when absent
 * @param decision number of the decision (文书号)
 * @param effectiveAt from when it counts (生效时间), at once when absent
 */
public record StatusDecision(
        Action action,
        String ground,
        @Nullable String authority,
        @Nullable String decision,
        @Nullable Instant effectiveAt) {}
