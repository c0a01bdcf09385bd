// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.demand;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.timelimit.TimeLimitRules;

/**
 * A page of demands or duties.
 *
 * @param nextCursor absent on the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DemandPage(List<DemandView> items, @Nullable String nextCursor) {

    /** Of the demands found. */
    public static DemandPage of(List<Demand> found, int limit, TimeLimitRules rules) {
        return new DemandPage(
                found.stream().map(demand -> DemandView.of(demand, rules)).toList(),
                found.size() < limit ? null : found.get(limit - 1).id());
    }
}
