// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuance;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.code.LicenceTypeCode;
import org.zhengtong.schemas.code.OrganisationCode;

/** Gives identifiers (赋码): a new serial of the year for a first licence, the next version of the same serial for a renewal. */
@ApplicationScoped
class IdentifierSequence {

    private final SerialStore serials;
    private final ReservationStore reservations;

    IdentifierSequence(SerialStore serials, ReservationStore reservations) {
        this.serials = serials;
        this.reservations = reservations;
    }

    /** Serials of one type and authority. */
    private record Series(LicenceTypeCode type, OrganisationCode authority) {
        static Series of(LicenceOrder order) {
            return new Series(order.licenceType(), order.issuingAuthority());
        }
    }

    /** One for each order. The serials of each series are taken in one go, the series in an order that is always the same. */
    List<LicenceIdentifier> next(List<LicenceOrder> orders, Instant now) {
        int year = now.atZone(Licence.LEGAL_ZONE).getYear();
        Map<Series, Integer> wanted = new TreeMap<>(Comparator.comparing(Series::toString));
        orders.stream()
                .filter(order -> order.predecessor() == null)
                .forEach(order -> wanted.merge(Series.of(order), 1, Integer::sum));
        Map<Series, Long> given = new HashMap<>();
        wanted.forEach((series, count) -> given.put(
                series, serials.take(series.type().value(), series.authority().value(), year, count) - count));
        return orders.stream().map(order -> identifier(order, year, given)).toList();
    }

    private LicenceIdentifier identifier(LicenceOrder order, int year, Map<Series, Long> given) {
        LicenceIdentifier predecessor = order.predecessor();
        if (predecessor != null) {
            return reservations.newestVersion(predecessor).nextVersion();
        }
        long serial = given.merge(Series.of(order), 1L, Long::sum);
        return LicenceIdentifier.of(
                order.licenceType(), order.issuingAuthority(), String.format(Locale.ROOT, "%d%08d", year, serial), 1);
    }
}
