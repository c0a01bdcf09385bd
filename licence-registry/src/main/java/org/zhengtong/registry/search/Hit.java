// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.search;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.item.TrustLevel;
import org.zhengtong.registry.reading.Shown;
import org.zhengtong.registry.register.Holder.MaskedHolder;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.register.Origin;
import org.zhengtong.registry.stock.StockStatus;

/**
 * A licence that was found (检索结果), its holder masked. Prints nothing of the holder.
 *
 * @param shown it for the record, with its first holder's code for the count
 * @param name the name that searches by name go by
 * @param trust of one taken in alone, as is {@code toldStatus}; {@code status} and {@code issuedAt} are of one issued here
 */
record Hit(
        Shown shown,
        String name,
        Origin origin,
        @Nullable TrustLevel trust,
        String licenceType,
        int typeRevision,
        int version,
        String number,
        String issuingAuthority,
        MaskedHolder holder,
        LocalDate validFrom,
        LocalDate validTo,
        Licence.@Nullable Status status,
        @Nullable StockStatus toldStatus,
        LocalDate issuedOn,
        @Nullable Instant issuedAt) {

    String identifier() {
        return shown.identifier();
    }

    @Override
    public String toString() {
        return origin + " " + identifier();
    }
}
