// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.stock;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.code.LicenceTypeCode;
import org.zhengtong.schemas.code.Mod3736;
import org.zhengtong.schemas.proof.Sm3;

/**
 * The identifier a stock licence without one is known by (推定证照标识): the same for the same type, issuer and number, but where the number is a
 * person's own. Then it is drawn, as even a digest of such a number can be guessed; who sends the licence again finds it by its number.
 */
final class DerivedIdentifier {

    private static final Pattern SERIAL = Pattern.compile("[0-9A-Z]{1,64}");
    private static final int DIGITS = 32;

    private DerivedIdentifier() {}

    /** With the number as serial where it can be one, as GB/T 36904-2018 allows; otherwise with the number's SM3. */
    static LicenceIdentifier of(LicenceType licenceType, String issuer, String number) {
        LicenceTypeCode type = licenceType.code();
        String serial = licenceType.terms().numberPersonal() ? drawn() : serial(number);
        return new LicenceIdentifier(String.join(".", LicenceIdentifier.ROOT, type.value(), issuer, serial, "001", "")
                + Mod3736.check(type.value() + issuer + serial + "001"));
    }

    private static String serial(String number) {
        return SERIAL.matcher(number).matches()
                ? number
                : HexFormat.of()
                        .withUpperCase()
                        .formatHex(Sm3.digest(number.getBytes(StandardCharsets.UTF_8)))
                        .substring(0, DIGITS);
    }

    private static String drawn() {
        return UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    }
}
