// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.stock;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.code.LicenceTypeCode;
import org.zhengtong.schemas.code.Mod3736;
import org.zhengtong.schemas.proof.Sm3;

/** The identifier a stock licence without one is known by: always the same for the same type, issuer and number. */
final class DerivedIdentifier {

    private static final Pattern SERIAL = Pattern.compile("[0-9A-Z]{1,64}");
    private static final int DIGITS = 32;

    private DerivedIdentifier() {}

    /** With the number as serial where it can be one, as GB/T 36904-2018 allows; otherwise with the number's SM3. */
    static LicenceIdentifier of(LicenceTypeCode type, String issuer, String number) {
        String serial = SERIAL.matcher(number).matches()
                ? number
                : HexFormat.of()
                        .withUpperCase()
                        .formatHex(Sm3.digest(number.getBytes(StandardCharsets.UTF_8)))
                        .substring(0, DIGITS);
        return new LicenceIdentifier(String.join(".", LicenceIdentifier.ROOT, type.value(), issuer, serial, "001", "")
                + Mod3736.check(type.value() + issuer + serial + "001"));
    }
}
