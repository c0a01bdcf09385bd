// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import static org.zhengtong.catalog.application.ApplicationProblem.GRANT_EXCEEDS_APPLICATION;
import static org.zhengtong.catalog.application.ApplicationProblem.PERIOD_INVALID;
import static org.zhengtong.catalog.application.ApplicationProblem.ROW_FILTER_NOT_APPLICABLE;
import static org.zhengtong.catalog.application.ApplicationProblem.TIME_WINDOW_INVALID;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.application.AccessApplication.Difference;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.grant.RowFilter;
import org.zhengtong.catalog.grant.TimeWindow;
import org.zhengtong.kernel.problem.ProblemException;

/**
 * What a grant allows (授权范围): as asked for, or as the officer narrowed it. Nothing is granted that was not asked for.
 *
 * @param divisionItem item the row filter looks at; there is one whenever there is an area
 */
record Terms(
        List<String> items,
        Optional<String> areaPrefix,
        Optional<String> divisionItem,
        LocalDate validFrom,
        LocalDate validTo,
        OptionalInt quotaPerSecond,
        OptionalInt quotaPerDay,
        Optional<TimeWindow> timeWindow) {

    private static final String ANY = "不限";

    /** All that was asked for. */
    static Terms asked(AccessApplication application, CatalogueEntry entry) {
        return decided(application, entry, DecisionRequest.all());
    }

    /** What the officer grants: where nothing is named, what was asked for. */
    static Terms decided(AccessApplication asked, CatalogueEntry entry, DecisionRequest request) {
        Optional<String> area =
                Optional.ofNullable(request.areaPrefix()).map(RowFilter::prefix).or(asked::areaPrefix);
        Terms terms = new Terms(
                request.items().isEmpty() ? asked.items() : request.items(),
                area,
                area.map(prefix -> RowFilter.divisionItem(entry, Optional.ofNullable(request.divisionItem()))
                        .orElseThrow(() -> new ProblemException(
                                ROW_FILTER_NOT_APPLICABLE,
                                "name the item that carries a row's division, or grant without an area"))),
                request.validFrom() == null ? asked.validFrom() : request.validFrom(),
                request.validTo() == null ? asked.validTo() : request.validTo(),
                number(request.quotaPerSecond(), asked.quotaPerSecond()),
                number(request.quotaPerDay(), asked.quotaPerDay()),
                Optional.ofNullable(request.timeWindow()).or(asked::timeWindow));
        terms.requireUsable(entry);
        terms.requireWithin(asked);
        return terms;
    }

    private static OptionalInt number(@Nullable Integer decided, OptionalInt asked) {
        return decided == null ? asked : ApplicationRequest.number(decided);
    }

    private void requireUsable(CatalogueEntry entry) {
        Hindrance.ofItems(items, entry).ifPresent(hindrance -> {
            throw hindrance.refusal();
        });
        if (validFrom.isAfter(validTo)) {
            throw new ProblemException(PERIOD_INVALID, validFrom + " to " + validTo);
        }
        if (timeWindow.isPresent() && !timeWindow.get().isValid()) {
            throw new ProblemException(TIME_WINDOW_INVALID, timeWindow.get().toString());
        }
    }

    private void requireWithin(AccessApplication asked) {
        require(asked.items().isEmpty() || asked.items().containsAll(items), "items");
        require(
                asked.areaPrefix().isEmpty()
                        || areaPrefix.orElse("").startsWith(asked.areaPrefix().get()),
                "areaPrefix");
        require(!validFrom.isBefore(asked.validFrom()), "validFrom");
        require(!validTo.isAfter(asked.validTo()), "validTo");
        require(within(quotaPerSecond, asked.quotaPerSecond()), "quotaPerSecond");
        require(within(quotaPerDay, asked.quotaPerDay()), "quotaPerDay");
        require(
                asked.timeWindow().isEmpty()
                        || timeWindow.orElseThrow().isWithin(asked.timeWindow().get()),
                "timeWindow");
    }

    private static boolean within(OptionalInt granted, OptionalInt asked) {
        return asked.isEmpty() || granted.isPresent() && granted.getAsInt() <= asked.getAsInt();
    }

    private static void require(boolean within, String field) {
        if (!within) {
            throw new ProblemException(GRANT_EXCEEDS_APPLICATION, field + " goes beyond what was asked for")
                    .with("field", field);
        }
    }

    /** Where this is less than what was asked for. */
    List<Difference> differences(AccessApplication asked) {
        List<Difference> found = new ArrayList<>();
        compare(found, "items", text(asked.items()), text(items));
        compare(found, "areaPrefix", asked.areaPrefix().orElse(ANY), areaPrefix.orElse(ANY));
        compare(found, "validFrom", asked.validFrom().toString(), validFrom.toString());
        compare(found, "validTo", asked.validTo().toString(), validTo.toString());
        compare(found, "quotaPerSecond", text(asked.quotaPerSecond()), text(quotaPerSecond));
        compare(found, "quotaPerDay", text(asked.quotaPerDay()), text(quotaPerDay));
        compare(
                found,
                "timeWindow",
                asked.timeWindow().map(TimeWindow::toString).orElse(ANY),
                timeWindow.map(TimeWindow::toString).orElse(ANY));
        return found;
    }

    private static void compare(List<Difference> found, String field, String asked, String granted) {
        if (!asked.equals(granted)) {
            found.add(new Difference(field, asked, granted));
        }
    }

    private static String text(List<String> items) {
        return items.isEmpty() ? ANY : String.join(", ", items);
    }

    private static String text(OptionalInt number) {
        return number.isEmpty() ? ANY : Integer.toString(number.getAsInt());
    }
}
