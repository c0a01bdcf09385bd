// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengtong.schemas.code.InvalidCodeException.Rule;

class CitizenIdTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "511902209901010012",
                "511903209912310025",
                "120101209906150037",
                "510104209907070049",
                "511923209909090055"
            })
    void validNumbersAreAcceptedEvenWithBirthInTheFuture(String value) {
        assertThat(new CitizenId(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "51190220990101001, CITIZEN_ID_FORM, 0",
        "5119022099010100120, CITIZEN_ID_FORM, 0",
        "51190220990101001x, CITIZEN_ID_FORM, 18",
        "5119022099O1010012, CITIZEN_ID_FORM, 11",
        "511902209902300012, CITIZEN_ID_DATE, 7",
        "511902209913010012, CITIZEN_ID_DATE, 7",
        "511902209901010013, CITIZEN_ID_CHECK, 18",
        "511903209901010012, CITIZEN_ID_CHECK, 18"
    })
    void invalidNumbersAreRefusedWithRuleAndPlace(String value, Rule rule, int where) {
        InvalidCodeException refusal = catchThrowableOfType(InvalidCodeException.class, () -> new CitizenId(value));

        assertThat(refusal.rule()).isEqualTo(rule);
        assertThat(refusal.code()).isEqualTo(rule.name());
        assertThat(refusal.where()).isEqualTo(where);
        assertThat(refusal.why()).isEqualTo(rule.en());
        assertThat(refusal.whyZh()).isEqualTo(rule.zh());
    }

    @Test
    void neitherTextNorRefusalShowsTheNumber() {
        assertThat(new CitizenId("511902209901010012")).hasToString("511902********0012");
        assertThatThrownBy(() -> new CitizenId("511902209901010013")).hasMessageNotContaining("20990101");
    }

    @Test
    void birthDateAndDivisionAreRead() {
        CitizenId id = new CitizenId("511903209912310025");

        assertThat(id.birthDate()).isEqualTo(LocalDate.of(2099, 12, 31));
        assertThat(id.division()).isEqualTo(new DivisionCode("511903"));
    }

    @Test
    void everyWrongDigitIsCaught() {
        String valid = "511902209901010012";

        for (int i = 0; i < valid.length(); i++) {
            for (char c = '0'; c <= '9'; c++) {
                if (c != valid.charAt(i)) {
                    String wrong = valid.substring(0, i) + c + valid.substring(i + 1);
                    assertThatThrownBy(() -> new CitizenId(wrong)).isInstanceOf(InvalidCodeException.class);
                }
            }
        }
    }

    @Test
    void numbersInATextAreMaskedAndNothingElseIs() {
        assertThat(CitizenId.maskedIn("holder 511902209901010012, or 34052419800101001x\n5119022099010100129"))
                .isEqualTo("holder 511902********0012, or 340524********001X\n5119022099010100129");
        assertThat(CitizenId.maskedIn("number 51190220990101001242 is in use"))
                .isEqualTo("number 511902********0012** is in use");
        assertThat(CitizenId.maskedIn("11511900009000015L 511902209901010013"))
                .isEqualTo("11511900009000015L 511902209901010013");
    }
}
