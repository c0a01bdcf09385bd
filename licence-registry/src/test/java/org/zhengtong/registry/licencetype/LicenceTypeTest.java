// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.licencetype;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhengtong.registry.licencetype.FaceField.Kind;
import org.zhengtong.registry.licencetype.LicenceType.HolderCategory;
import org.zhengtong.schemas.code.LicenceTypeCode;

class LicenceTypeTest {

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

    private static FaceField field(String name, Kind kind, boolean required, List<String> codes) {
        return new FaceField(name, name, kind, required, false, 20, codes);
    }

    private static LicenceType type(FaceField... fields) {
        return new LicenceType(
                new LicenceTypeCode("11511900009000023F001"), 1, "示例", HolderCategory.ANY, List.of(fields));
    }
}
