// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.stockcorrection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.code.LicenceIdentifier;

/**
 * A doubt about a stock licence (纠错申请).
 *
 * @param revision what the raiser saw
 * @param item which element or face field
 * @param doubt what is wrong with it
 */
public record StockCorrection(
        String id,
        String identifier,
        int revision,
        String item,
        String doubt,
        String raisedBy,
        String organisation,
        Instant raisedAt,
        Instant dueAt,
        @Nullable Verdict verdict,
        @Nullable String answer,
        @Nullable Instant answeredAt) {

    /** How the authority answered. */
    public enum Verdict {
        CORRECTED,
        REJECTED
    }

    /** Who has to answer: the authority, or the division an older licence names. */
    public String issuer() {
        return new LicenceIdentifier(identifier).issuer();
    }

    /** Whether the authority is or was late. */
    public boolean overdue(Instant now) {
        Instant until = answeredAt == null ? now : answeredAt;
        return until.isAfter(dueAt);
    }
}
