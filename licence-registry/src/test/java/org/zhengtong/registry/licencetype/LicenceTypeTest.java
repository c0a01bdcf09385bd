// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.licencetype;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhengtong.registry.licencetype.FaceField.Kind;
import org.zhengtong.registry.licencetype.LicenceType.HolderCategory;
import org.zhengtong.registry.licencetype.TypeTerms.Level;
import org.zhengtong.schemas.code.DivisionCode;
import org.zhengtong.schemas.code.LicenceTypeCode;
import org.zhengtong.schemas.code.OrganisationCode;

class LicenceTypeTest {

    private static final String SOMEBODY = "511902209901010012";

    private final LicenceType type = type(
            field("scope", Kind.TEXT, true, List.of()),
            field("area", Kind.NUMBER, false, List.of()),
            field("opened", Kind.DATE, false, List.of()),
            field("risk", Kind.CODE, false, List.of("A", "B")));

    @Test
    void valuesThatKeepTheRulesHaveNoFault() {
        assertThat(type.faults(Map.of("scope", "热食", "area", "12.5", "opened", "2026-11-21", "risk", "A")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"scope, 一二三四五六七八九十一二三四五六七八九十一", "area, 12平方米", "opened, 2026-02-30", "risk, C", "colour, red"})
    void aValueThatBreaksARuleIsNamed(String name, String value) {
        Map<String, String> values = new java.util.HashMap<>(Map.of("scope", "热食"));
        values.put(name, value);

        assertThat(type.faults(values)).containsOnlyKeys(name);
    }

    @Test
    void linesEndInOneWayAndNothingThatCannotBeSeenIsPrinted() {
        assertThat(type.faults(Map.of("scope", "热食\n冷食"))).isEmpty();
        for (String hidden : List.of("热食\r\n冷食", "热\u000b食", "热\t食", "热\u0085食")) {
            assertThat(type.faults(Map.of("scope", hidden))).containsOnlyKeys("scope");
        }
    }

    @Test
    void aCitizensNumberInFreeTextIsMasked() {
        String text = "与 " + SOMEBODY + " 共有";

        assertThat(type.masked(Map.of("scope", text)).get("scope"))
                .startsWith("与 ")
                .endsWith(" 共有")
                .doesNotContain(SOMEBODY);
    }

    @Test
    void aMissingRequiredValueIsNamed() {
        assertThat(type.faults(Map.of())).containsOnlyKeys("scope");
    }

    @Test
    void definitionsThatContradictThemselvesAreRefused() {
        assertThat(type.fault()).isEmpty();
        assertThat(type(field("number", Kind.TEXT, true, List.of())).fault()).isPresent();
        assertThat(type(field("a", Kind.CODE, true, List.of())).fault()).isPresent();
        assertThat(type(field("a", Kind.TEXT, true, List.of("x"))).fault()).isPresent();
        assertThat(type(field("a", Kind.TEXT, true, List.of()), field("a", Kind.DATE, true, List.of()))
                        .fault())
                .isPresent();
    }

    @Test
    void aPeriodLongerThanTheTypeAllowsIsRefused() {
        TypeTerms fiveYears = new TypeTerms(null, null, null, List.of("6月", "5年"), null, null, false, 1, false);
        TypeTerms forGood = new TypeTerms(null, null, null, List.of("5年", "长期"), null, null, false, 1, false);
        LocalDate from = LocalDate.of(2026, 3, 1);

        assertThat(fiveYears.periodFault(from, LocalDate.of(2031, 2, 28))).isEmpty();
        assertThat(fiveYears.periodFault(from, LocalDate.of(2031, 3, 2))).isPresent();
        assertThat(fiveYears.periodFault(from, TypeTerms.WITHOUT_END)).isPresent();
        assertThat(forGood.periodFault(from, TypeTerms.WITHOUT_END)).isEmpty();
        assertThat(TypeTerms.NONE.periodFault(from, LocalDate.of(2026, 2, 28))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"COUNTY, COUNTY, true", "COUNTY, NATIONAL, true", "PROVINCIAL, CITY, false", "OTHER, COUNTY, true"})
    void aTypeIsIssuedAtItsLevelOrAHigherOne(Level issuingLevel, Level authority, boolean allowed) {
        TypeTerms terms = new TypeTerms(null, null, issuingLevel, null, null, null, false, 1, false);

        assertThat(terms.issuedAt(authority)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"100000, NATIONAL", "510000, PROVINCIAL", "511900, CITY", "511902, COUNTY"})
    void anAuthorityHasTheLevelOfItsDivision(String division, Level level) {
        assertThat(new IssuingAuthority(
                                new OrganisationCode("11511900009000023F"),
                                "示例局",
                                new DivisionCode(division),
                                List.of())
                        .level())
                .isEqualTo(level);
    }

    @Test
    void shortNamesAreThePinyinInitialsUnlessOneIsGiven() {
        FaceField field = new FaceField("items", "经营项目", Kind.TEXT, true, false, 20, List.of(), null);
        FaceField given = new FaceField("unit", "不动产单元号", Kind.TEXT, true, false, 20, List.of(), "BDCDYH");
        FaceField twin = new FaceField("traded", "交易项目", Kind.TEXT, true, false, 20, List.of(), null);

        assertThat(field.shortName()).isEqualTo("JYXM");
        assertThat(given.shortName()).isEqualTo("BDCDYH");
        assertThat(type(field, twin).fault())
                .hasValueSatisfying(why -> assertThat(why).contains("JYXM"));
    }

    private static FaceField field(String name, Kind kind, boolean required, List<String> codes) {
        return new FaceField(name, name, kind, required, false, 20, codes, null);
    }

    private static LicenceType type(FaceField... fields) {
        return new LicenceType(
                new LicenceTypeCode("11511900009000023F001"),
                1,
                "示例",
                HolderCategory.ANY,
                List.of(fields),
                TypeTerms.NONE);
    }
}
