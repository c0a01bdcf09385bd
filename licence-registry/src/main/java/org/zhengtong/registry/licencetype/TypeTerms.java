// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.licencetype;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the licence catalogue says of a type besides its name and holders (证照目录信息, GB/T 36902-2018).
 *
 * @param definingAuthority 证照定义机构; its code is the first part of the type's code
 * @param definingLevel 证照定义机构级别
 * @param issuingLevel 证照颁发机构级别: the lowest that may issue; OTHER sets no bound
 * @param validity 有效期限范围: {@code 长期} or so many 天, 月 or 年; empty when the type sets no bound
 * @param relatedItems 关联事项代码
 * @param template name of the layout a document is drawn by; the common one when there is none
 * @param twoPersons whether 制证 and 签发 are done by different people
 * @param mostHolders how many may hold one licence together (共同持证人); 1 when not given
 * @param numberPersonal whether the licence number is, or has in it, a person's own number (证照编号含公民身份号码)
 */
public record TypeTerms(
        @Nullable @Size(max = 256) String definingAuthority,
        @NotNull Level definingLevel,
        @NotNull Level issuingLevel,
        @Size(max = 20) List<@NotNull @Pattern(regexp = "长期|[1-9][0-9]{0,3}[天月年]") String> validity,
        @Size(max = 50) List<@NotBlank @Size(max = 64) String> relatedItems,

        @Nullable @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,127}")
        String template,

        boolean twoPersons,
        @NotNull @Min(1) @Max(100) Integer mostHolders,
        @NotNull Boolean numberPersonal) {

    /** A type that sets no terms. */
    public static final TypeTerms NONE = new TypeTerms(null, null, null, null, null, null, false, 1, false);

    /** The last day of a licence without end (长期). */
    public static final LocalDate WITHOUT_END = LocalDate.of(9999, 12, 31);

    private static final String LONG_TERM = "长期";

    /** Level of an authority (机构级别), the highest first. */
    public enum Level {
        NATIONAL,
        PROVINCIAL,
        CITY,
        COUNTY,
        TOWNSHIP,
        OTHER
    }

    public TypeTerms(
            @Nullable String definingAuthority,
            @Nullable Level definingLevel,
            @Nullable Level issuingLevel,
            @Nullable List<String> validity,
            @Nullable List<String> relatedItems,
            @Nullable String template,
            boolean twoPersons,
            @Nullable Integer mostHolders,
            @Nullable Boolean numberPersonal) {
        this.definingAuthority = definingAuthority;
        this.definingLevel = definingLevel == null ? Level.OTHER : definingLevel;
        this.issuingLevel = issuingLevel == null ? Level.OTHER : issuingLevel;
        this.validity = validity == null ? List.of() : List.copyOf(validity);
        this.relatedItems = relatedItems == null ? List.of() : List.copyOf(relatedItems);
        this.template = template;
        this.twoPersons = twoPersons;
        this.mostHolders = mostHolders == null ? 1 : mostHolders;
        this.numberPersonal = numberPersonal != null && numberPersonal;
    }

    /** Whether an authority of that level may issue the type: of the type's own level, or of a higher one. */
    public boolean issuedAt(Level level) {
        return issuingLevel == Level.OTHER || level.compareTo(issuingLevel) <= 0;
    }

    /** Why the type allows no such period; empty when it does. A period may be shorter than the type's, never longer. */
    Optional<String> periodFault(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return Optional.of("validTo is before validFrom");
        }
        boolean allowed = validity.isEmpty()
                || validity.stream().anyMatch(range -> !to.isAfter(end(range, from)) && !overlong(range, to));
        return allowed
                ? Optional.empty()
                : Optional.of("the type allows " + String.join("^", validity) + ", not " + from + " to " + to);
    }

    /** Only 长期 reaches to the day that stands for no end; it is no period of so many years. */
    private static boolean overlong(String range, LocalDate to) {
        return to.equals(WITHOUT_END) && !range.equals(LONG_TERM);
    }

    private static LocalDate end(String range, LocalDate from) {
        if (range.equals(LONG_TERM)) {
            return WITHOUT_END;
        }
        int count = Integer.parseInt(range.substring(0, range.length() - 1));
        return switch (range.charAt(range.length() - 1)) {
            case '天' -> from.plusDays(count);
            case '月' -> from.plusMonths(count);
            default -> from.plusYears(count);
        };
    }
}
