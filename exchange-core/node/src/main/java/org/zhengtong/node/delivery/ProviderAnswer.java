// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.delivery;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a provider's system answers; JSON.
 *
 * @param records found records; none unless ANSWERED
 * @param asOf how fresh the provider says the data is
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ProviderAnswer(
        Outcome outcome, List<ObjectNode> records, @Nullable Instant asOf) {

    /** What the provider says. */
    public enum Outcome {
        ANSWERED,
        NOT_FOUND,
        /** 一致. */
        MATCH,
        /** 不一致. */
        MISMATCH
    }

    /** Refuses an answer without an outcome; records may be left out. */
    public ProviderAnswer(Outcome outcome, @Nullable List<ObjectNode> records, @Nullable Instant asOf) {
        if (outcome == null) {
            throw new IllegalArgumentException("the answer has no outcome");
        }
        this.outcome = outcome;
        this.records = records == null ? List.of() : List.copyOf(records);
        this.asOf = asOf;
    }

    /** Leaves the records out: they may be personal data. */
    @Override
    public String toString() {
        return "ProviderAnswer[" + outcome + ", " + records.size() + " records]";
    }
}
