// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.code;

import org.zhengtong.schemas.code.InvalidCodeException.Rule;

/** Character checks the code systems share. */
final class CodeText {

    static final String DIGITS = "0123456789";
    static final String ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private CodeText() {}

    static void requireLength(String value, int length, Rule rule) {
        if (value.length() != length) {
            throw new InvalidCodeException(rule, 0);
        }
    }

    /** Refuses the first character of {@code [from, to)} that is not in the alphabet. */
    static void requireAlphabet(String value, int from, int to, String alphabet, Rule rule) {
        for (int i = from; i < to; i++) {
            if (alphabet.indexOf(value.charAt(i)) < 0) {
                throw new InvalidCodeException(rule, i + 1);
            }
        }
    }

    static int digit(String value, int index) {
        return value.charAt(index) - '0';
    }
}
