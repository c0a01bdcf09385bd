// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.licencetype;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One item printed on a licence (照面项) and the rule its value must keep.
 *
 * @param shortName 数据项短名 of GB/T 36903-2018, without the {@code KZ_} of extended items; from the label when not given
 */
public record FaceField(
        @NotBlank @Pattern(regexp = "[a-z][A-Za-z0-9]{0,63}")
        String name,

        @NotBlank @Size(max = 128) String label,
        @NotNull Kind kind,
        boolean required,
        boolean sensitive,
        @Min(1) @Max(4000) int maxLength,
        List<@NotBlank @Size(max = 128) String> codes,
        @NotNull @Pattern(regexp = "[0-9A-Z]{1,64}") String shortName) {

    private static final java.util.regex.Pattern NUMBER =
            java.util.regex.Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,6})?");

    private static final java.util.regex.Pattern CONTROL = java.util.regex.Pattern.compile("[\\p{Cc}&&[^\\n]]");

    /** What values a field takes: free text, a decimal number, an ISO day, or one of its codes. */
    public enum Kind {
        TEXT,
        NUMBER,
        DATE,
        CODE
    }

    public FaceField(
            String name,
            String label,
            Kind kind,
            boolean required,
            boolean sensitive,
            int maxLength,
            @Nullable List<String> codes,
            @Nullable String shortName) {
        this.name = name;
        this.label = label;
        this.kind = kind;
        this.required = required;
        this.sensitive = sensitive;
        this.maxLength = maxLength == 0 ? 200 : maxLength;
        this.codes = codes == null ? List.of() : List.copyOf(codes);
        this.shortName = shortName != null ? shortName : ShortName.of(label == null ? "" : label);
    }

    /** Why the value breaks this field's rule; empty when it keeps it. */
    public Optional<String> fault(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return required ? Optional.of("is required") : Optional.empty();
        }
        if (value.codePointCount(0, value.length()) > maxLength) {
            return Optional.of("is longer than " + maxLength + " characters");
        }
        return switch (kind) {
            case TEXT ->
                CONTROL.matcher(value).find()
                        ? Optional.of("has a control character; lines end with \\n alone")
                        : Optional.empty();
            case NUMBER -> NUMBER.matcher(value).matches() ? Optional.empty() : Optional.of("is not a decimal number");
            case DATE -> isDay(value) ? Optional.empty() : Optional.of("is not a day in the form yyyy-MM-dd");
            case CODE -> codes.contains(value) ? Optional.empty() : Optional.of("is not one of " + codes);
        };
    }

    private static boolean isDay(String value) {
        try {
            LocalDate.parse(value);
            return true;
        } catch (DateTimeParseException notADay) {
            return false;
        }
    }
}
