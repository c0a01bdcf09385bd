// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.code;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.zhengtong.schemas.code.InvalidCodeException.Rule;

/** Licence type code (证照类型代码, GB/T 36902): the defining organisation's 18 characters and its three-digit serial. Form only. */
public record LicenceTypeCode(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LicenceTypeCode {
        CodeText.requireLength(value, 21, Rule.LICENCE_TYPE_CODE_FORM);
        CodeText.requireAlphabet(value, 0, 18, CodeText.ALPHANUMERIC, Rule.LICENCE_TYPE_CODE_FORM);
        CodeText.requireAlphabet(value, 18, 21, CodeText.DIGITS, Rule.LICENCE_TYPE_CODE_FORM);
    }

    /** Organisation that defined the type. */
    public String definer() {
        return value.substring(0, 18);
    }

    @Override
    public String toString() {
        return value;
    }
}
