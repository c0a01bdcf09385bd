// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhengtong.registry.item.TrustLevel;
import org.zhengtong.registry.licencetype.FaceField;
import org.zhengtong.registry.licencetype.FaceField.Kind;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.licencetype.LicenceType.HolderCategory;
import org.zhengtong.registry.licencetype.TypeTerms;
import org.zhengtong.registry.stock.StockReading.Read;
import org.zhengtong.registry.stock.StockReading.Terms;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.schemas.code.LicenceTypeCode;

class StockReadingTest {

    private static final LicenceTypeCode TYPE = new LicenceTypeCode("111000000090001114001");
    private static final String ISSUER = "11511900009000015L";
    private static final String STANDARD =
            "1.2.156.3005.2.111000000090001114001.11511900009000015L.5119002026000000000A.001.7";
    private static final String LEGACY = STANDARD.substring(0, STANDARD.length() - 1) + "Q";

    @Test
    void aRowInTheNamesOfTheStandardIsTakenAsItStands() {
        Read read = read(row());

        StockLicence licence = Objects.requireNonNull(read.licence());
        assertThat(read.warnings()).isEmpty();
        assertThat(licence.identifier().value()).isEqualTo(STANDARD);
        assertThat(licence.alias()).isNull();
        assertThat(licence.validTo()).isEqualTo(TypeTerms.WITHOUT_END);
        assertThat(licence.fields()).isEqualTo(Map.of("scope", "热食类食品制售"));
        assertThat(licence.complete()).isTrue();
    }

    @Test
    void aRowInTheOtherFamilysNamesIsTheSameLicenceButItsIdentifierIsDerived() {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("ZZHM", "5119002026000000000A");
        row.put("CYRMC", "蜀味示例小馆");
        row.put("CYRSFZJLX", "001");
        row.put("CYRSFZJHM", ISSUER);
        row.put("FZJGMC", "巴中示例局B");
        row.put("FZJGZZJGDM", ISSUER);
        row.put("FZRQ", "20260301");
        row.put("YXQJSRQ", "长期");
        row.put("jyxm", "热食类食品制售");

        Read read = read(row);

        assertThat(Objects.requireNonNull(read.licence()).identifier().value()).isEqualTo(STANDARD);
        assertThat(codes(read)).containsExactly("IDENTIFIER_DERIVED");
        assertThat(read.licence().fields()).containsKey("scope");
    }

    @Test
    void theOlderCheckCharacterIsTakenWithAWarningAndKnownByTheStandardOne() {
        Read read = read(with("ZZBS", LEGACY));

        StockLicence licence = Objects.requireNonNull(read.licence());
        assertThat(codes(read)).containsExactly("IDENTIFIER_LEGACY_CHECK");
        assertThat(licence.identifier().value()).isEqualTo(STANDARD);
        assertThat(licence.alias()).isEqualTo(LEGACY);
    }

    @Test
    void severalHoldersAreListsThatRunInParallel() {
        Map<String, String> row = with("CZZT", "陈示例^李样本");
        row.put("CZZTDM", "511902209901010012^11511900009000015l");
        row.put("CZZTDMLXDM", "111^001");

        StockLicence licence = Objects.requireNonNull(read(row).licence());

        assertThat(licence.holders())
                .containsExactly(
                        new StockHolder("陈示例", "111", "511902209901010012"), new StockHolder("李样本", "001", ISSUER));
        assertThat(licence.holders().get(0).toString()).doesNotContain("陈示例", "0101");
    }

    @Test
    void anIssuerMayBeADivision() {
        Map<String, String> row =
                with("ZZBS", DerivedIdentifier.of(type(), "511900", "000000016").value());
        row.put("ZZBFJGDM", "");

        Read read = read(row);

        assertThat(Objects.requireNonNull(read.licence()).issuer()).isEqualTo("511900");
        assertThat(codes(read)).containsExactly("ISSUER_IS_DIVISION");
    }

    @ParameterizedTest
    @CsvSource({
        "ZZBS, 1.2.156.3005.2.111000000090001114001.11511900009000015L.5119002026000000000A.001.8, IDENTIFIER_CHECK_WRONG",
        "ZZBS, 1.2.156.3005.2.0624_001, IDENTIFIER_MALFORMED",
        "ZZBH, '', NUMBER_MISSING",
        "CZZT, '', HOLDER_MISSING",
        "CZZT, 甲^乙, HOLDER_LISTS_DIFFER",
        "ZZBFRQ, 2026-02-30, DATE_MALFORMED",
        "ZZYXQJZRQ, 2020-01-01, PERIOD_REVERSED",
        "ZSZTDM, 08, STATUS_UNKNOWN",
    })
    void aRowThatCannotBeKeptSaysWhy(String column, String value, String reason) {
        Read read = read(with(column, value));

        assertThat(read.licence()).isNull();
        assertThat(reasons(read)).containsExactly(reason);
    }

    @Test
    void everyReasonOfARowIsToldAtOnce() {
        Map<String, String> row = with("ZZBH", "");
        row.put("ZZBS", "1.2.156.3005.2.0624_001");
        row.put("ZZLXDM", "");
        row.put("CZZT", "");
        row.put("ZZBFRQ", "昨天");
        row.put("ZSZTDM", "08");

        assertThat(reasons(read(row)))
                .containsExactly(
                        "IDENTIFIER_MALFORMED", "DATE_MALFORMED", "NUMBER_MISSING", "HOLDER_MISSING", "STATUS_UNKNOWN");
    }

    @Test
    void whatMayBeACitizensNumberIsMaskedAlsoWhereTheRowCallsItAnOrganisations() {
        String citizen = Registry.PERSON;
        String slipped = citizen.substring(0, 17) + (citizen.endsWith("0") ? "1" : "0");
        for (String scheme : StockHolder.ORGANISATIONS) {
            assertThat(new StockHolder("陈示例", scheme, citizen).masked().toString())
                    .doesNotContain("陈示例", citizen);
            assertThat(new StockHolder("陈示例", scheme, slipped).masked().code()).doesNotContain(slipped);
            assertThat(new StockHolder("蜀味示例小馆", scheme, Registry.SHOP).masked().name())
                    .isEqualTo("蜀味示例小馆");
        }
        assertThat(new StockHolder("蜀味示例小馆", "099", "511900600123456").masked().code())
                .isEqualTo("511900600123456");
    }

    @ParameterizedTest
    @CsvSource({
        "CZZTDM, 115119000090000150, HOLDER_CODE_UNSOUND",
        "CZZTDMLXDM, '', HOLDER_SCHEME_GUESSED",
        "ZSZTDM, 99, STATUS_NOTE_MISSING",
        "KZ_JYXM, '', FACE_FIELD_INVALID",
        "ZZLXDM, 111000000090001114002, TYPE_DIFFERS",
        "ZZBFJGDM, 11511900009000023F, ISSUER_DIFFERS",
    })
    void whatIsOddIsKeptAndNamed(String column, String value, String warning) {
        Read read = read(with(column, value));

        assertThat(read.licence()).isNotNull();
        assertThat(codes(read)).containsExactly(warning);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 2026-03-01",
        "20260301, 2026-03-01",
        "2026/3/1, 2026-03-01",
        "2026年3月1日, 2026-03-01",
        "2026-03-01 10:20:30, 2026-03-01",
        "9999-12-30, 9999-12-31",
        "99991231, 9999-12-31"
    })
    void daysAreReadAsFilesWriteThem(String text, LocalDate day) {
        assertThat(StockDay.of(text)).contains(day);
    }

    @Test
    void anIssuerThatIsNotTheSendersIsRefused() {
        Read read = new StockReading(
                        new StockColumns(List.copyOf(row().keySet())),
                        List.copyOf(row().values()),
                        new Terms(
                                null,
                                TrustLevel.B,
                                code -> Optional.of(type()),
                                issuer -> false,
                                scan -> Optional.empty()))
                .read();

        assertThat(reasons(read)).containsExactly("ISSUER_NOT_YOURS");
        assertThat(read.issuer()).isEqualTo(ISSUER);
    }

    private static Map<String, String> row() {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("ZZBS", STANDARD);
        row.put("ZZLXDM", TYPE.value());
        row.put("ZZBH", "川示例0001");
        row.put("ZZBFJG", "巴中示例局B");
        row.put("ZZBFJGDM", ISSUER);
        row.put("ZZBFRQ", "2026-03-01");
        row.put("CZZT", "蜀味示例小馆");
        row.put("CZZTDM", ISSUER);
        row.put("CZZTDMLXDM", "001");
        row.put("ZZYXQJZRQ", "长期");
        row.put("ZSZTDM", "01");
        row.put("KZ_JYXM", "热食类食品制售");
        return row;
    }

    private static Map<String, String> with(String column, String value) {
        Map<String, String> row = row();
        row.put(column, value);
        return row;
    }

    private static Read read(Map<String, String> row) {
        return new StockReading(
                        new StockColumns(new ArrayList<>(row.keySet())),
                        new ArrayList<>(row.values()),
                        new Terms(
                                TYPE,
                                TrustLevel.B,
                                code -> Optional.of(type()),
                                issuer -> true,
                                scan -> Optional.empty()))
                .read();
    }

    private static List<String> codes(Read read) {
        return read.warnings().stream().map(warning -> warning.finding().name()).toList();
    }

    private static List<String> reasons(Read read) {
        return read.refusals().stream().map(refusal -> refusal.finding().name()).toList();
    }

    private static LicenceType type() {
        return new LicenceType(
                TYPE,
                1,
                "示例许可证",
                HolderCategory.ANY,
                List.of(new FaceField("scope", "经营项目", Kind.TEXT, true, false, 200, List.of(), null)),
                TypeTerms.NONE);
    }
}
