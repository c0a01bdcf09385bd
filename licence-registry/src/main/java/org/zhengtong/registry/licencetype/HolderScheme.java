// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.licencetype;

import org.zhengtong.schemas.code.CitizenId;
import org.zhengtong.schemas.code.OrganisationCode;

/** The code system a holder is known by (持证主体代码类型, GB/T 36903-2018 annex A: 001 and 111). */
public enum HolderScheme {
    USCC("001"),
    CITIZEN_ID("111");

    private final String nationalCode;

    HolderScheme(String nationalCode) {
        this.nationalCode = nationalCode;
    }

    /** The code of GB/T 36903-2018 annex A. */
    public String nationalCode() {
        return nationalCode;
    }

    /** The code as it is kept: checked, letters in upper case. Throws InvalidCodeException when it is not one. */
    public String checked(String code) {
        return switch (this) {
            case USCC -> new OrganisationCode(code).value();
            case CITIZEN_ID -> new CitizenId(code).value();
        };
    }

    /** The code for people without the right to see it: first six and last two or four characters stay. */
    public String masked(String code) {
        return switch (this) {
            case USCC -> code;
            case CITIZEN_ID -> new CitizenId(code).toString();
        };
    }
}
