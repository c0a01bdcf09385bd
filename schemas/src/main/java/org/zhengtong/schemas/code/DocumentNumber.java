// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.code;

import java.util.Locale;
import java.util.regex.Pattern;
import org.zhengtong.schemas.code.InvalidCodeException.Rule;

/**
 * Number of a document that identifies somebody (证件号码) and has no check character that is known here: passport, travel permit, officer's
 * certificate and the like. Kept in capital letters, without spaces. Prints itself masked.
 */
public record DocumentNumber(String value) {

    private static final Pattern FORM = Pattern.compile("[\\p{IsHan}A-Z0-9()（）〔〕.-]{1,32}");
    private static final int SHORTEST_SHOWN = 6;

    public DocumentNumber {
        value = value.replace(" ", "").toUpperCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) {
            throw new InvalidCodeException(Rule.DOCUMENT_NUMBER_FORM, 0);
        }
    }

    /** The last two characters, of six or more; the rest is covered, whatever its length. */
    @Override
    public String toString() {
        return value.length() < SHORTEST_SHOWN ? "********" : "********" + value.substring(value.length() - 2);
    }
}
