// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * One field of a resource (信息项).
 *
 * @param columnName field as exchanges carry it; the name when absent
 * @param sharingType where it differs from the entry's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InformationItem(
        @NotBlank @Size(max = 128) String name,
        @Nullable @Size(max = 128) String columnName,
        @NotNull DataType dataType,
        @Nullable @Min(1) @Max(1_000_000) Integer length,
        @Nullable SharingType sharingType,
        @Nullable Sensitivity sensitivity) {

    /** The key an exchange carries this item under. */
    public String key() {
        return columnName == null ? name : columnName;
    }
}
