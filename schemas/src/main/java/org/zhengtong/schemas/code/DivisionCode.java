// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.code;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.zhengtong.schemas.code.InvalidCodeException.Rule;

/** Administrative division (行政区划代码, GB/T 2260): province, city and county, two digits each; 100000 is the nation. Form only. */
public record DivisionCode(@JsonValue String value) {

    private static final String NATION = "100000";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DivisionCode {
        CodeText.requireLength(value, 6, Rule.DIVISION_CODE_FORM);
        CodeText.requireAlphabet(value, 0, 6, CodeText.DIGITS, Rule.DIVISION_CODE_FORM);
    }

    /** True for itself and for what lies in it: 510000 contains 511900, which contains 511923; the nation contains all. */
    public boolean contains(DivisionCode other) {
        return value.equals(NATION) || other.value.startsWith(significant());
    }

    /** Leading digits that all divisions inside share. */
    private String significant() {
        if (value.endsWith("0000")) {
            return value.substring(0, 2);
        }
        return value.endsWith("00") ? value.substring(0, 4) : value;
    }

    @Override
    public String toString() {
        return value;
    }
}
