// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import static org.zhengtong.catalog.application.ApplicationProblem.ITEM_UNKNOWN;
import static org.zhengtong.catalog.application.ApplicationProblem.PERIOD_INVALID;
import static org.zhengtong.catalog.application.ApplicationProblem.RESOURCE_DENIED;
import static org.zhengtong.catalog.application.ApplicationProblem.ROW_FILTER_NOT_APPLICABLE;
import static org.zhengtong.catalog.application.ApplicationProblem.TIME_WINDOW_INVALID;

import java.time.LocalDate;
import java.util.Optional;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.SharingType;
import org.zhengtong.catalog.grant.RowFilter;
import org.zhengtong.kernel.problem.Problem;

/** What keeps an application from being granted whatever the officer thinks (不予受理); told at submission and again at intake. */
final class Hindrance {

    private Hindrance() {}

    static Optional<Problem> of(AccessApplication application, CatalogueEntry entry, LocalDate today) {
        if (entry.sharingType() == SharingType.DENIED) {
            return Optional.of(RESOURCE_DENIED);
        }
        if (application.validFrom().isAfter(application.validTo())
                || application.validTo().isBefore(today)) {
            return Optional.of(PERIOD_INVALID);
        }
        if (application.timeWindow().filter(window -> !window.isValid()).isPresent()) {
            return Optional.of(TIME_WINDOW_INVALID);
        }
        if (application.areaPrefix().isPresent() && !filterable(entry)) {
            return Optional.of(ROW_FILTER_NOT_APPLICABLE);
        }
        boolean known =
                application.items().stream().allMatch(item -> entry.item(item).isPresent());
        return known ? Optional.empty() : Optional.of(ITEM_UNKNOWN);
    }

    /** Where an officer decides, the officer may name the item; otherwise the entry must list it under a usual name. */
    private static boolean filterable(CatalogueEntry entry) {
        return entry.sharingType() == SharingType.CONDITIONAL
                ? !entry.items().isEmpty()
                : RowFilter.divisionItem(entry, Optional.empty()).isPresent();
    }
}
