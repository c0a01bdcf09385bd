// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.search;

import java.time.Instant;
import java.time.LocalDate;
import org.zhengtong.registry.register.Holder;
import org.zhengtong.registry.register.Licence;

/** A licence that was found (检索结果). Keeps its holder whole for the count; shows it masked. */
record Hit(
        String identifier,
        String licenceType,
        int typeRevision,
        int version,
        String number,
        String issuingAuthority,
        Holder holder,
        LocalDate validFrom,
        LocalDate validTo,
        Licence.Status status,
        Instant issuedAt) {}
