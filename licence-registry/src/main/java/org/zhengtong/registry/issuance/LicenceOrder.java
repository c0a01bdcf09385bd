// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.register.Holder;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.code.LicenceTypeCode;
import org.zhengtong.schemas.code.OrganisationCode;

/** What an authority orders to be issued (签发申请): a first licence, or the next version of the one it names as predecessor. */
public record LicenceOrder(
        LicenceTypeCode licenceType,
        OrganisationCode issuingAuthority,
        String number,
        Holder holder,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Holder> coHolders,
        LocalDate validFrom,
        LocalDate validTo,
        Map<String, String> fields,
        @Nullable String caseNumber,
        @Nullable LicenceIdentifier predecessor) {

    public LicenceOrder {
        coHolders = List.copyOf(coHolders);
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }
}
