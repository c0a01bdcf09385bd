// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.lint;

import static org.zhengtong.catalog.lint.LintRule.BASIS_MISSING;
import static org.zhengtong.catalog.lint.LintRule.ITEM_REPEATED;
import static org.zhengtong.catalog.lint.LintRule.LENGTH_MISSING;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.DataType;
import org.zhengtong.catalog.entry.InformationItem;

/** The rules of information items (信息项). */
final class ItemRules {

    private ItemRules() {}

    static List<Finding> check(CatalogueEntry entry) {
        List<Finding> findings = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < entry.items().size(); i++) {
            InformationItem item = entry.items().get(i);
            String path = "items[" + i + "]";
            if (!keys.add(item.key())) {
                findings.add(
                        ITEM_REPEATED.on(path + (item.columnName() == null ? ".name" : ".columnName"), item.key()));
            }
            if (item.dataType() == DataType.STRING && item.length() == null) {
                findings.add(LENGTH_MISSING.on(path + ".length", item.name()));
            }
            basis(entry, item, path, findings);
        }
        return findings;
    }

    /** An item more restrictive than its entry says why itself; the entry's own basis counts where it cites one. */
    private static void basis(CatalogueEntry entry, InformationItem item, String path, List<Finding> findings) {
        if (item.sharingType() == null
                || entry.sharingType() == null
                || item.sharingType().compareTo(entry.sharingType()) <= 0) {
            return;
        }
        item.sharingType()
                .hindrance(item.sharingCondition() == null ? entry.sharingCondition() : item.sharingCondition())
                .ifPresent(problem -> findings.add(BASIS_MISSING.on(path + ".sharingCondition", problem.zh())));
    }
}
