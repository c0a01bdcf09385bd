// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.licencetype;

import java.util.List;
import org.zhengtong.registry.licencetype.TypeTerms.Level;
import org.zhengtong.schemas.code.DivisionCode;
import org.zhengtong.schemas.code.OrganisationCode;

/** An organisation that issues licences (颁发机构). Its signing key has its code as alias in the key store. */
public record IssuingAuthority(
        OrganisationCode code, String name, DivisionCode division, List<OrganisationCode> delegates) {

    public IssuingAuthority {
        delegates = List.copyOf(delegates);
    }

    /** Its level, which is that of its division. */
    public Level level() {
        String digits = division.value();
        if (digits.equals("100000")) {
            return Level.NATIONAL;
        }
        if (digits.endsWith("0000")) {
            return Level.PROVINCIAL;
        }
        return digits.endsWith("00") ? Level.CITY : Level.COUNTY;
    }

    /** Whether registrars of the organisation may act for this authority: its own, and those it delegated to (受托代办). */
    public boolean actsThrough(String organisation) {
        return code.value().equals(organisation)
                || delegates.stream().anyMatch(delegate -> delegate.value().equals(organisation));
    }
}
