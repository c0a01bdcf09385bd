// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.grant.TimeWindow;

/**
 * What the officer decides; each field that is named narrows what was asked for.
 *
 * @param reason required when refused
 * @param items the items granted when not all that were asked for
 * @param divisionItem item that carries a row's division, where its name does not tell
 */
public record DecisionRequest(
        @NotNull Outcome outcome,
        @Nullable @Size(max = 500) String reason,
        @Size(max = 500) List<@NotBlank @Size(max = 128) String> items,
        @Nullable @Pattern(regexp = "[1-9][0-9]{1,11}") String areaPrefix,
        @Nullable @Size(max = 128) String divisionItem,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable @Min(1) @Max(100_000) Integer quotaPerSecond,
        @Nullable @Min(1) Integer quotaPerDay,
        @Nullable @Valid TimeWindow timeWindow) {

    public DecisionRequest {
        items = items == null ? List.of() : items;
    }

    static DecisionRequest all() {
        return new DecisionRequest(Outcome.GRANTED, null, List.of(), null, null, null, null, null, null, null);
    }

    /** The two answers an officer can give. */
    public enum Outcome {
        GRANTED,
        REFUSED
    }
}
