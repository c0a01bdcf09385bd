// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.metadata.DeniedReason;
import org.zhengtong.catalog.metadata.PlainText;
import org.zhengtong.catalog.metadata.ValidFormat;

/**
 * One field of a resource (信息项, no. 8 of the guide's core metadata). What it leaves out is as the entry says.
 *
 * @param columnName field as exchanges carry it; the name when absent
 * @param length wanted of strings (字符串型)
 * @param sharingType where it differs from the entry's
 * @param sharingCondition the condition when CONDITIONAL; the law, in 《》, when DENIED
 * @param format code of the {@code ResourceFormat} table
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InformationItem(
        @NotBlank @PlainText(max = 128) String name,
        @Nullable @PlainText(max = 128) String columnName,
        @NotNull DataType dataType,
        @Nullable @Min(1) @Max(1_000_000) Integer length,
        @Nullable SharingType sharingType,
        @Nullable Sensitivity sensitivity,
        @Nullable @PlainText(max = 500, lines = true) String sharingCondition,
        @Nullable DeniedReason deniedReason,
        @Nullable SharingMethod sharingMethod,
        @Nullable Boolean openFlag,
        @Nullable UpdateCycle updateCycle,
        @Nullable @ValidFormat String format) {

    /** An item that differs from its entry in sharing type and sensitivity alone. */
    public InformationItem(
            String name,
            @Nullable String columnName,
            DataType dataType,
            @Nullable Integer length,
            @Nullable SharingType sharingType,
            @Nullable Sensitivity sensitivity) {
        this(name, columnName, dataType, length, sharingType, sensitivity, null, null, null, null, null, null);
    }

    /** The key an exchange carries this item under. */
    public String key() {
        return columnName == null ? name : columnName;
    }
}
