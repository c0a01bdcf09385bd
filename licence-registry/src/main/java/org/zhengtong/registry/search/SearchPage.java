// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.register.Holder.MaskedHolder;
import org.zhengtong.registry.register.Licence;

/** One page of licences that were found; ask on with the cursor. */
public record SearchPage(List<HitView> items, @Nullable String nextCursor) {

    static SearchPage of(List<Hit> hits, int limit, Function<Hit, LicenceType> type) {
        return new SearchPage(
                hits.stream().map(hit -> HitView.of(hit, type.apply(hit))).toList(),
                hits.size() < limit ? null : hits.get(limit - 1).identifier());
    }

    /** A licence as the search shows it: nothing that names a person. */
    public record HitView(
            String identifier,
            String licenceType,
            String typeName,
            int version,
            String number,
            String issuingAuthority,
            MaskedHolder holder,
            LocalDate validFrom,
            LocalDate validTo,
            Licence.Status status,
            Instant issuedAt) {

        static HitView of(Hit hit, LicenceType type) {
            return new HitView(
                    hit.identifier(),
                    hit.licenceType(),
                    type.name(),
                    hit.version(),
                    type.shownNumber(hit.number()),
                    hit.issuingAuthority(),
                    hit.holder().masked(),
                    hit.validFrom(),
                    hit.validTo(),
                    hit.status(),
                    hit.issuedAt());
        }
    }
}
