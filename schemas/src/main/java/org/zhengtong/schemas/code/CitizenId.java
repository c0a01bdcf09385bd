// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.code;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.zhengtong.schemas.code.InvalidCodeException.Rule;

/**
 * Citizen identification number (公民身份号码, GB 11643-1999): 18 characters, an existing birth date, ISO 7064 MOD 11-2. Masks itself
 * in {@link #toString()}. A birth date in the future is accepted: the form allows it, and only such numbers are surely nobody's.
 */
public record CitizenId(@JsonValue String value) {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";

    /** Not amid digits, but those of an escape of JSON may stand before it. */
    private static final Pattern NUMBER =
            Pattern.compile("(?:(?<![0-9])|(?<=\\\\u[0-9A-Fa-f]{4}))([1-9][0-9]{16}[0-9Xx])([0-9]{2})?(?![0-9])");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CitizenId {
        CodeText.requireLength(value, 18, Rule.CITIZEN_ID_FORM);
        CodeText.requireAlphabet(value, 0, 17, CodeText.DIGITS, Rule.CITIZEN_ID_FORM);
        CodeText.requireAlphabet(value, 17, 18, CodeText.DIGITS + "X", Rule.CITIZEN_ID_FORM);
        birthDateOf(value);
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += CodeText.digit(value, i) * WEIGHTS[i];
        }
        if (value.charAt(17) != CHECK.charAt(sum % 11)) {
            throw new InvalidCodeException(Rule.CITIZEN_ID_CHECK, 18);
        }
    }

    public LocalDate birthDate() {
        return birthDateOf(value);
    }

    /** Where the number was first given; may be a division that no longer exists. */
    public DivisionCode division() {
        return new DivisionCode(value.substring(0, 6));
    }

    /** Form for logs and screens: division and last four characters. */
    public String masked() {
        return value.substring(0, 6) + "********" + value.substring(14);
    }

    /**
     * The text with every valid number in it masked, for what must never show one whatever went wrong; with two digits more it is that of
     * a disability certificate (残疾人证号).
     */
    public static String maskedIn(String text) {
        return NUMBER.matcher(text).replaceAll(found -> {
            try {
                return new CitizenId(found.group(1).toUpperCase(Locale.ROOT)).masked()
                        + (found.group(2) == null ? "" : "**");
            } catch (InvalidCodeException notOne) {
                return found.group();
            }
        });
    }

    @Override
    public String toString() {
        return masked();
    }

    private static LocalDate birthDateOf(String value) {
        try {
            return LocalDate.of(
                    Integer.parseInt(value, 6, 10, 10),
                    Integer.parseInt(value, 10, 12, 10),
                    Integer.parseInt(value, 12, 14, 10));
        } catch (DateTimeException noSuchDay) {
            InvalidCodeException refusal = new InvalidCodeException(Rule.CITIZEN_ID_DATE, 7);
            refusal.initCause(noSuchDay);
            throw refusal;
        }
    }
}
