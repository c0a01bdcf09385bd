// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.demand;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.entry.SharingMethod;
import org.zhengtong.catalog.entry.UpdateCycle;
import org.zhengtong.kernel.constraints.PlainText;
import org.zhengtong.kernel.constraints.ValidOrganisationCode;
import org.zhengtong.schemas.message.Purpose;

/**
 * What is needed, why and how (需求内容).
 *
 * @param items names of the information items wanted
 * @param legalBasis law or duty the use rests on
 * @param serviceItem code of the service item it is needed for; absent when there is none (无事项需求)
 * @param frequency how fresh it has to be
 * @param method how it is to be had
 * @param expectedProvider whom the asker thinks provides it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Need(
        @NotBlank @Size(max = 128) @PlainText String name,
        @Size(max = 200) List<@NotBlank @Size(max = 128) @PlainText String> items,
        @NotNull Purpose purpose,
        @NotBlank @Size(max = 500) @PlainText String legalBasis,
        @Nullable @Size(max = 64) @PlainText String serviceItem,
        @NotNull UpdateCycle frequency,
        @NotNull SharingMethod method,
        @Nullable @Size(max = 1000) @PlainText String explanation,
        @Nullable @ValidOrganisationCode String expectedProvider) {

    public Need {
        items = items == null ? List.of() : items.stream().toList();
    }
}
