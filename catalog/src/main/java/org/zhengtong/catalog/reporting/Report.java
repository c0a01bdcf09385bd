// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.reporting;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far an own entry's newest revision got with the parent node.
 *
 * @param reason why it was returned
 * @param decidedBy who decided at the parent node
 * @param at when the state was learnt or decided; absent while it waits
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Report(
        String entryId,
        String resource,
        int revision,
        String name,
        String providerOrganisation,
        State state,
        @Nullable String reason,
        @Nullable String decidedBy,
        @Nullable Instant at) {

    /** Where a report stands. */
    public enum State {
        /** 待重试: the parent has not fetched it; it will, as soon as it answers again. */
        WAITING,
        /** 已上报: fetched, or reported again, without a verdict yet. */
        REPORTED,
        /** 已接收. */
        ACCEPTED,
        /** 上级退回. */
        RETURNED
    }
}
