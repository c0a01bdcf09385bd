// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.code;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.zhengtong.schemas.code.InvalidCodeException.Rule;

/**
 * Unified social credit code (统一社会信用代码, GB 32100-2015). Both check characters hold: that of the subject identifier (GB 11714,
 * MOD 11) at 17 and that of the whole (MOD 31) at 18. The division inside is the one of registration and may be out of date.
 */
public record OrganisationCode(@JsonValue String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] BODY_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrganisationCode {
        CodeText.requireLength(value, 18, Rule.ORGANISATION_CODE_FORM);
        CodeText.requireAlphabet(value, 0, 2, ALPHABET, Rule.ORGANISATION_CODE_FORM);
        CodeText.requireAlphabet(value, 2, 8, CodeText.DIGITS, Rule.ORGANISATION_CODE_FORM);
        CodeText.requireAlphabet(value, 8, 18, ALPHABET, Rule.ORGANISATION_CODE_FORM);
        if (value.charAt(16) != bodyCheck(value)) {
            throw new InvalidCodeException(Rule.ORGANISATION_CODE_BODY_CHECK, 17);
        }
        if (value.charAt(17) != check(value)) {
            throw new InvalidCodeException(Rule.ORGANISATION_CODE_CHECK, 18);
        }
    }

    /** The code that begins with these sixteen characters: both check characters are added. */
    public static OrganisationCode completing(String beginning) {
        String body = beginning + bodyCheck(beginning);
        return new OrganisationCode(body + check(body));
    }

    /** Division of registration. */
    public DivisionCode division() {
        return new DivisionCode(value.substring(2, 8));
    }

    @Override
    public String toString() {
        return value;
    }

    private static char bodyCheck(String value) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += CodeText.ALPHANUMERIC.indexOf(value.charAt(8 + i)) * BODY_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return check == 10 ? 'X' : (char) ('0' + check % 11);
    }

    private static char check(String value) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(value.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
