// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.batch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row of a batch (逐行结果).
 *
 * @param line from 1
 * @param requestId as the row names it
 * @param identifier of the licence, or reserved for it while it waits for signature
 * @param reservation what the second person signs
 * @param code stable code of the refusal
 */
public record BatchRow(
        int line,
        @Nullable String requestId,
        Outcome outcome,
        @Nullable String identifier,
        @Nullable String reservation,
        @Nullable String code,
        @Nullable String detail,
        @Nullable Instant finishedAt) {

    /** What can become of a row. A row that is pending after a failure of ours is taken up again. */
    public enum Outcome {
        PENDING,
        ISSUED,
        AWAITING_SIGNATURE,
        REFUSED
    }
}
