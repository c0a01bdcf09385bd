// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengtong.schemas.code.InvalidCodeException.Rule;

class OrganisationCodeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "111000000090001114",
                "1151000000900004X7",
                "115100000090000587",
                "11120000009000066B",
                "115101000090000742",
                "11510700009000082U",
                "11511900009000015L",
                "11511900009000023F",
                "11511900009000031A",
                "1151190200900012XJ",
                "11511923009000103D"
            })
    void validCodesAreAccepted(String value) {
        assertThat(new OrganisationCode(value)).hasToString(value);
        assertThat(OrganisationCode.completing(value.substring(0, 16))).hasToString(value);
    }

    @ParameterizedTest
    @CsvSource({
        "11511900009000015, ORGANISATION_CODE_FORM, 0",
        "1151190000900001LL5, ORGANISATION_CODE_FORM, 0",
        "I1511900009000015L, ORGANISATION_CODE_FORM, 1",
        "1151190O009000015L, ORGANISATION_CODE_FORM, 8",
        "1151190000900001SL, ORGANISATION_CODE_FORM, 17",
        "11511900009000015l, ORGANISATION_CODE_FORM, 18",
        "11511900009000016L, ORGANISATION_CODE_BODY_CHECK, 17",
        "11511900009000025L, ORGANISATION_CODE_BODY_CHECK, 17",
        "11511900009000015M, ORGANISATION_CODE_CHECK, 18",
        "11511901009000015L, ORGANISATION_CODE_CHECK, 18"
    })
    void invalidCodesAreRefusedWithRuleAndPlace(String value, Rule rule, int where) {
        InvalidCodeException refusal =
                catchThrowableOfType(InvalidCodeException.class, () -> new OrganisationCode(value));

        assertThat(refusal.rule()).isEqualTo(rule);
        assertThat(refusal.where()).isEqualTo(where);
    }

    @Test
    void everyWrongCharacterIsCaught() {
        String valid = "1151000000900004X7";

        for (int i = 0; i < valid.length(); i++) {
            for (char c : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
                if (c != valid.charAt(i)) {
                    String wrong = valid.substring(0, i) + c + valid.substring(i + 1);
                    assertThatThrownBy(() -> new OrganisationCode(wrong)).isInstanceOf(InvalidCodeException.class);
                }
            }
        }
    }
}
