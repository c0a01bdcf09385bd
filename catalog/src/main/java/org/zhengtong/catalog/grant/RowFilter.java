// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.grant;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.InformationItem;

/**
 * The rows a grant is for (行级授权): those whose division begins with a prefix. Which item carries the division is stated in the
 * grant: the one the officer named, otherwise the one the entry lists under a usual name.
 */
public final class RowFilter {

    /** Names under which entries usually list a row's division. */
    public static final Set<String> USUAL_NAMES =
            Set.of("division", "divisionCode", "division_code", "areaCode", "area_code", "行政区划", "行政区划代码");

    private static final int PROVINCE_DIGITS = 2;

    private RowFilter() {}

    /** Key of the item that carries the division; empty when the entry lists none, so that no area can be granted of it. */
    public static Optional<String> divisionItem(CatalogueEntry entry, Optional<String> named) {
        return named.map(name -> entry.item(name).stream())
                .orElseGet(() -> entry.items().stream().filter(RowFilter::usual))
                .map(InformationItem::key)
                .findFirst();
    }

    private static boolean usual(InformationItem item) {
        return Stream.of(item.key(), item.name()).anyMatch(USUAL_NAMES::contains);
    }

    /** The digits that all codes of an area share: 511900 and 5119 mean the same city. */
    public static String prefix(String division) {
        String prefix = division;
        while (prefix.length() > PROVINCE_DIGITS && prefix.length() % 2 == 0 && prefix.endsWith("00")) {
            prefix = prefix.substring(0, prefix.length() - 2);
        }
        return prefix;
    }
}
