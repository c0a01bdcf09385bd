// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.code;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhengtong.schemas.code.InvalidCodeException.Rule;

/**
 * Electronic licence identifier (电子证照标识, GB/T 36904-2018): {@code 1.2.156.3005.2.type.issuer.serial.version.check}. The check
 * character is MOD 37,36 over type, issuer, serial and version. Issuers are read as 6 to 18 characters (older identifiers carry a
 * division) and written as 18.
 */
public record LicenceIdentifier(@JsonValue String value) {

    public static final String ROOT = "1.2.156.3005.2";
    public static final int LAST_VERSION = 999;

    private static final Pattern FORM = Pattern.compile(
            "^1\\.2\\.156\\.3005\\.2\\.([0-9A-Z]{18}[0-9]{3})\\.([0-9A-Z]{6,18})\\.([0-9A-Z]{1,64})\\.([0-9]{3})\\.([0-9A-Z])$");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LicenceIdentifier {
        Matcher form = match(value);
        String covered = form.group(1) + form.group(2) + form.group(3) + form.group(4);
        if (Mod3736.check(covered) != value.charAt(value.length() - 1)) {
            throw new InvalidCodeException(Rule.LICENCE_IDENTIFIER_CHECK, value.length());
        }
    }

    /** Builds the identifier of a version from 1 to 999; the serial is 1 to 64 of 0-9 A-Z. */
    public static LicenceIdentifier of(LicenceTypeCode type, OrganisationCode issuer, String serial, int version) {
        return compose(type.value(), issuer.value(), serial, version);
    }

    public LicenceTypeCode type() {
        return new LicenceTypeCode(part(1));
    }

    /** Issuing authority (颁发机构代码); an organisation code, or a division in older identifiers. */
    public String issuer() {
        return part(2);
    }

    public String serial() {
        return part(3);
    }

    public int version() {
        return Integer.parseInt(part(4));
    }

    /** The identifier of the file that replaces this one: same licence, next version. */
    public LicenceIdentifier nextVersion() {
        return compose(part(1), issuer(), serial(), version() + 1);
    }

    @Override
    public String toString() {
        return value;
    }

    private static LicenceIdentifier compose(String type, String issuer, String serial, int version) {
        if (version < 1 || version > LAST_VERSION) {
            throw new IllegalArgumentException("a licence has versions 1 to " + LAST_VERSION + ", not " + version);
        }
        String digits = String.format(Locale.ROOT, "%03d", version);
        String body = String.join(".", ROOT, type, issuer, serial, digits, "0");
        match(body);
        return new LicenceIdentifier(
                body.substring(0, body.length() - 1) + Mod3736.check(type + issuer + serial + digits));
    }

    private static Matcher match(String value) {
        Matcher form = FORM.matcher(value);
        if (!form.matches()) {
            throw new InvalidCodeException(Rule.LICENCE_IDENTIFIER_FORM, 0);
        }
        return form;
    }

    private String part(int group) {
        return match(value).group(group);
    }
}
