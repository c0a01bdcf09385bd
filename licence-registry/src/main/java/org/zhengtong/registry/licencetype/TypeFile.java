// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.licencetype;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.licencetype.LicenceType.HolderCategory;
import org.zhengtong.schemas.code.LicenceTypeCode;

/**
 * A licence type as a file (证照类型定义文件).
 *
 * @param note where the definition comes from, for whoever reads the file
 */
record TypeFile(
        @Nullable String note,
        @NotNull @Pattern(regexp = "[0-9A-Z]{18}[0-9]{3}") String code,

        @NotBlank @Size(max = 256) String name,
        @NotNull HolderCategory holderCategory,
        @NotNull @Valid TypeTerms terms,
        @NotNull @Size(max = 100) List<@NotNull @Valid FaceField> fields) {

    LicenceType type() {
        return new LicenceType(new LicenceTypeCode(code), 1, name, holderCategory, fields, terms);
    }
}
