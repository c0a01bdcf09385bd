// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.code;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Identifiers as stock has them (旧版证照标识): besides GB/T 36904-2018 a check character found in older city systems, which counts
 * letters from 11. Such an identifier is known by its standard form; the one it was sent with is its alias.
 */
public final class LegacyCheck {

    private static final Pattern FORM = Pattern.compile(
            "1\\.2\\.156\\.3005\\.2\\.([0-9A-Z]{18}[0-9]{3})\\.([0-9A-Z]{6}|[0-9A-Z]{18})\\.([0-9A-Z]{1,64})\\.([0-9]{3})\\.([0-9A-Z])");
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int MODULUS = 36;

    private LegacyCheck() {}

    /** How the check character of an identifier is. */
    public enum Found {
        STANDARD,
        LEGACY,
        WRONG,
        NO_IDENTIFIER
    }

    /** How the check character of this text is. */
    public static Found of(String identifier) {
        var form = FORM.matcher(identifier);
        if (!form.matches()) {
            return Found.NO_IDENTIFIER;
        }
        String covered = form.group(1) + form.group(2) + form.group(3) + form.group(4);
        char check = form.group(5).charAt(0);
        if (Mod3736.check(covered) == check) {
            return Found.STANDARD;
        }
        return check(covered) == check ? Found.LEGACY : Found.WRONG;
    }

    /** The standard form of an identifier with either check character; empty where it is no such identifier. */
    public static Optional<LicenceIdentifier> read(String identifier) {
        try {
            return Optional.of(new LicenceIdentifier(identifier));
        } catch (InvalidCodeException another) {
            return of(identifier) == Found.LEGACY ? Optional.of(standard(identifier)) : Optional.empty();
        }
    }

    /**
     * The identifier somebody names, in either case, in its standard form.
     *
     * @throws InvalidCodeException when neither check character fits, or it is no identifier
     */
    public static LicenceIdentifier named(String text) {
        String identifier = text.toUpperCase(Locale.ROOT);
        return read(identifier).orElseGet(() -> new LicenceIdentifier(identifier));
    }

    /** The identifier with the check character of the standard; it must have the form. */
    public static LicenceIdentifier standard(String identifier) {
        String body = identifier.substring(0, identifier.length() - 1);
        String covered = body.substring(LicenceIdentifier.ROOT.length()).replace(".", "");
        return new LicenceIdentifier(body + Mod3736.check(covered));
    }

    /** The check character of the older systems over type, issuer, serial and version. */
    public static char check(String covered) {
        int product = MODULUS;
        for (char character : covered.toCharArray()) {
            int place = ALPHABET.indexOf(character);
            boolean letter = place > 9;
            int sum = product + (letter ? place + 1 : place);
            if (letter && sum > MODULUS + 1) {
                sum %= MODULUS + 1;
            }
            int rest = sum % MODULUS;
            product = (rest == 0 ? MODULUS : rest) * 2 % (MODULUS + 1);
        }
        return ALPHABET.charAt(MODULUS - product);
    }
}
