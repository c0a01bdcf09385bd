// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.item.TrustLevel;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.register.Holder.MaskedHolder;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.register.Origin;
import org.zhengtong.registry.stock.StockStatus;

/** One page of licences that were found; ask on with the cursor. */
public record SearchPage(List<HitView> items, @Nullable String nextCursor) {

    static SearchPage of(List<Hit> hits, int limit, Function<Hit, LicenceType> type) {
        return new SearchPage(
                hits.stream().map(hit -> HitView.of(hit, type.apply(hit))).toList(),
                hits.size() < limit ? null : hits.get(limit - 1).identifier());
    }

    /**
     * A licence as the search shows it: nothing that names a person. {@code /api/v1/licences/{identifier}} shows the whole of it, whatever its
     * origin.
     *
     * @param trust how far one taken in is trusted (可信等级); null of one issued here
     * @param status null of one taken in: this registry cannot say how it stands
     * @param toldStatus what the data of one taken in say of its state
     * @param issuedAt null of one taken in
     */
    public record HitView(
            String identifier,
            Origin origin,
            @Nullable TrustLevel trust,
            String licenceType,
            String typeName,
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

        static HitView of(Hit hit, LicenceType type) {
            return new HitView(
                    hit.identifier(),
                    hit.origin(),
                    hit.trust(),
                    hit.licenceType(),
                    type.name(),
                    hit.version(),
                    type.shownNumber(hit.number()),
                    hit.issuingAuthority(),
                    hit.holder(),
                    hit.validFrom(),
                    hit.validTo(),
                    hit.status(),
                    hit.toldStatus(),
                    hit.issuedOn(),
                    hit.issuedAt());
        }
    }
}
