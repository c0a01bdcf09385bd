// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.code;

/**
 * Check character of ISO/IEC 7064 MOD 37,36 (GB/T 17710-2008) over 0-9 A-Z. Catches every wrong single character. The variant with
 * letters from 11 that some city systems use is another function and is not accepted.
 */
public final class Mod3736 {

    private static final int MODULUS = 36;

    private Mod3736() {}

    /** Check character of a text of 0-9 A-Z. */
    public static char check(String text) {
        return CodeText.ALPHANUMERIC.charAt((MODULUS + 1 - remainder(text)) % MODULUS);
    }

    /** True when the last character is the check character of the rest. */
    public static boolean holds(String textWithCheck) {
        int last = textWithCheck.length() - 1;
        return last > 0 && check(textWithCheck.substring(0, last)) == textWithCheck.charAt(last);
    }

    private static int remainder(String text) {
        int product = MODULUS;
        for (int i = 0; i < text.length(); i++) {
            int value = CodeText.ALPHANUMERIC.indexOf(text.charAt(i));
            if (value < 0) {
                throw new IllegalArgumentException("character " + (i + 1) + " is not one of 0-9 A-Z");
            }
            int sum = (product + value) % MODULUS;
            product = (sum == 0 ? MODULUS : sum) * 2 % (MODULUS + 1);
        }
        return product;
    }
}
