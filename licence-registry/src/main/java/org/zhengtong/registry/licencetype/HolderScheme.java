// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.licencetype;

import java.util.Optional;
import java.util.stream.Stream;
import org.zhengtong.schemas.code.CitizenId;
import org.zhengtong.schemas.code.DocumentNumber;
import org.zhengtong.schemas.code.OrganisationCode;

/**
 * The code system a holder is known by (持证主体代码类型, GB/T 36903-2018 annex A, as two vendors' code tables agree on it; the annex itself
 * was not at hand). Codes other than 001 and 111 have no check character that is known here.
 */
public enum HolderScheme {
    USCC("001", "统一社会信用代码"),
    ORGANISATION_DOCUMENT("099", "其他法人或其他组织有效证件代码"),
    CITIZEN_ID("111", "公民身份号码"),
    OFFICER("114", "军官证"),
    POLICE_OFFICER("115", "武警警官证"),
    SOLDIER("118", "士兵证"),
    POLICE_SOLDIER("119", "武警士兵证"),
    MILITARY_CIVILIAN("120", "军队文职"),
    POLICE_CIVILIAN("122", "武警文职"),
    DIPLOMATIC_PASSPORT("411", "外交护照"),
    SERVICE_PASSPORT("412", "公务护照"),
    PUBLIC_AFFAIRS_PASSPORT("413", "公务普通护照"),
    PASSPORT("414", "普通护照"),
    TAIWAN_PERMIT("511", "台湾居民来往大陆通行证"),
    HONG_KONG_MACAO_PERMIT("516", "港澳居民来往内地通行证"),
    PERSON_DOCUMENT("999", "其他自然人有效证件代码");

    private final String nationalCode;
    private final String title;

    HolderScheme(String nationalCode, String title) {
        this.nationalCode = nationalCode;
        this.title = title;
    }

    /** The scheme with that code of GB/T 36903-2018 annex A. */
    public static Optional<HolderScheme> ofNationalCode(String code) {
        return Stream.of(values())
                .filter(scheme -> scheme.nationalCode.equals(code))
                .findFirst();
    }

    /** The code of GB/T 36903-2018 annex A. */
    public String nationalCode() {
        return nationalCode;
    }

    /** Its Chinese name (持证主体代码类型). */
    public String title() {
        return title;
    }

    /** Whether it is people who are known by it; what it says of them is personal. */
    public boolean person() {
        return this != USCC && this != ORGANISATION_DOCUMENT;
    }

    /** The code as it is kept: checked, letters in upper case. Throws InvalidCodeException when it is not one. */
    public String checked(String code) {
        if (this == USCC) {
            return new OrganisationCode(code).value();
        }
        return this == CITIZEN_ID ? new CitizenId(code).value() : new DocumentNumber(code).value();
    }

    /** The code for people without the right to see it: organisations are public, of a person's little is left. */
    public String masked(String code) {
        if (!person()) {
            return code;
        }
        return this == CITIZEN_ID ? new CitizenId(code).toString() : new DocumentNumber(code).toString();
    }
}
