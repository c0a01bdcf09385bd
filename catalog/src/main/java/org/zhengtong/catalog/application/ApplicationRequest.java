// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.application.AccessApplication.Status;
import org.zhengtong.catalog.entry.PublishedEntry;
import org.zhengtong.catalog.grant.RowFilter;
import org.zhengtong.catalog.grant.TimeWindow;
import org.zhengtong.kernel.constraints.ValidResourceCode;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.schemas.message.Purpose;

/**
 * What an organisation asks for.
 *
 * @param items keys of information items; absent or empty means all
 * @param draft true keeps it without submitting it
 */
public record ApplicationRequest(
        @NotNull @ValidResourceCode String resource,
        @NotBlank @Size(max = 128) String applicationSystem,
        @Size(max = 500) List<@NotBlank @Size(max = 128) String> items,
        @NotNull Purpose purpose,
        @NotBlank @Size(max = 500) String legalBasis,
        @Nullable @Size(max = 64) String serviceItem,
        @Nullable @Size(max = 500) String scene,
        @Nullable @Pattern(regexp = "[1-9][0-9]{1,11}") String areaPrefix,
        @NotNull LocalDate validFrom,
        @NotNull LocalDate validTo,
        @Nullable @Min(1) @Max(100_000) Integer quotaPerSecond,
        @Nullable @Min(1) Integer quotaPerDay,
        @Nullable @Valid TimeWindow timeWindow,
        @Size(max = 50) List<@NotNull @Valid Paper> papers,
        @Nullable Boolean draft) {

    public ApplicationRequest {
        items = orNone(items);
        papers = orNone(papers);
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    static OptionalInt number(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /** The application as it is stored. */
    AccessApplication drawnUp(
            String id,
            PublishedEntry entry,
            String consumerNode,
            Caller applicant,
            Optional<String> predecessor,
            Instant now,
            int version) {
        return new AccessApplication(
                id,
                entry.resource(),
                entry.node(),
                entry.providerOrganisation(),
                consumerNode,
                applicant.organisation(),
                applicationSystem,
                applicant.name(),
                items,
                purpose,
                legalBasis,
                Optional.ofNullable(serviceItem),
                Optional.ofNullable(scene),
                Optional.ofNullable(areaPrefix).map(RowFilter::prefix),
                validFrom,
                validTo,
                number(quotaPerSecond),
                number(quotaPerDay),
                Optional.ofNullable(timeWindow),
                papers,
                predecessor,
                Boolean.TRUE.equals(draft) ? Status.DRAFT : Status.SUBMITTED,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                now,
                Optional.empty(),
                version);
    }
}
