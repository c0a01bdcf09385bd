// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import static org.zhengtong.catalog.application.ApplicationProblem.ITEM_DENIED;
import static org.zhengtong.catalog.application.ApplicationProblem.ITEM_UNKNOWN;
import static org.zhengtong.catalog.application.ApplicationProblem.PERIOD_INVALID;
import static org.zhengtong.catalog.application.ApplicationProblem.RESOURCE_DENIED;
import static org.zhengtong.catalog.application.ApplicationProblem.ROW_FILTER_NOT_APPLICABLE;
import static org.zhengtong.catalog.application.ApplicationProblem.TIME_WINDOW_INVALID;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.InformationItem;
import org.zhengtong.catalog.entry.SharingType;
import org.zhengtong.catalog.grant.RowFilter;
import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.ProblemException;

/**
 * What keeps an application from being granted whatever the officer thinks (不予受理); told at submission, again at intake, and, of the
 * items, when it is decided: the entry may have changed meanwhile.
 */
record Hindrance(Problem problem, String detail) {

    static Optional<Hindrance> of(AccessApplication application, CatalogueEntry entry, LocalDate today) {
        Optional<Hindrance> unshared = ofItems(application.items(), entry);
        if (unshared.isPresent()) {
            return unshared;
        }
        if (application.validFrom().isAfter(application.validTo())
                || application.validTo().isBefore(today)) {
            return because(
                    PERIOD_INVALID,
                    application.validFrom() + " to " + application.validTo() + " is over or the wrong way round");
        }
        if (application.timeWindow().filter(window -> !window.isValid()).isPresent()) {
            return because(TIME_WINDOW_INVALID, application.timeWindow().get().toString());
        }
        if (application.areaPrefix().isPresent() && !filterable(application, entry)) {
            return because(ROW_FILTER_NOT_APPLICABLE, "apply without an area");
        }
        return Optional.empty();
    }

    /** Items that are not shared are not granted; all items are all that are shared. */
    static Optional<Hindrance> ofItems(List<String> items, CatalogueEntry entry) {
        if (entry.sharingType() == SharingType.DENIED || entry.sharingOf(List.of()) == SharingType.DENIED) {
            return because(RESOURCE_DENIED, "nothing of the resource is shared");
        }
        List<String> unknown =
                items.stream().filter(item -> entry.item(item).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            return because(ITEM_UNKNOWN, "the resource has no " + String.join(", ", unknown));
        }
        List<String> denied = items.isEmpty()
                ? List.of()
                : entry.shared(items).stream()
                        .filter(item -> entry.sharingOf(item) == SharingType.DENIED)
                        .map(InformationItem::key)
                        .toList();
        return denied.isEmpty()
                ? Optional.empty()
                : because(ITEM_DENIED, String.join(", ", denied) + ": leave them out; the others may be granted");
    }

    /** As a refusal of a request for the resource. */
    ProblemException refusal() {
        return new ProblemException(problem, detail);
    }

    private static Optional<Hindrance> because(Problem problem, String detail) {
        return Optional.of(new Hindrance(problem, detail));
    }

    /** Where an officer decides, the officer may name the item; otherwise the entry must list it under a usual name. */
    private static boolean filterable(AccessApplication application, CatalogueEntry entry) {
        return entry.sharingOf(application.items()) == SharingType.CONDITIONAL
                ? !entry.items().isEmpty()
                : RowFilter.divisionItem(entry, Optional.empty()).isPresent();
    }
}
