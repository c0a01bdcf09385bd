// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.zhengtong.schemas.message.SummaryLine;

/**
 * What this node holds otherwise than a neighbour through which it came.
 *
 * @param missing only the neighbour has them
 * @param outdated the neighbour has a newer revision
 * @param surplus only this node has them, or in a newer revision
 */
record Difference(List<String> missing, List<String> outdated, List<String> surplus) {

    Difference() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    /** Keys whose lines differ or that only one side has. */
    static List<String> keys(List<SummaryLine> theirs, List<SummaryLine> mine) {
        Map<String, SummaryLine> here = byKey(mine);
        Map<String, SummaryLine> there = byKey(theirs);
        TreeSet<String> keys = new TreeSet<>(here.keySet());
        keys.addAll(there.keySet());
        keys.removeIf(key -> Objects.equals(here.get(key), there.get(key)));
        return List.copyOf(keys);
    }

    /** Adds what differs between lines of single entries. */
    void add(List<SummaryLine> theirs, List<SummaryLine> mine) {
        Map<String, SummaryLine> here = byKey(mine);
        Map<String, SummaryLine> there = byKey(theirs);
        for (String resource : keys(theirs, mine)) {
            SummaryLine one = there.get(resource);
            SummaryLine other = here.get(resource);
            if (other == null) {
                missing.add(resource);
            } else if (one != null && one.getCount() > other.getCount()) {
                outdated.add(resource);
            } else {
                surplus.add(resource);
            }
        }
    }

    /** Everything to ask the neighbour for: of what only this node has it may know a withdrawal. */
    List<String> wanted() {
        List<String> all = new ArrayList<>(missing);
        all.addAll(outdated);
        all.addAll(surplus);
        return all;
    }

    private static Map<String, SummaryLine> byKey(List<SummaryLine> lines) {
        return lines.stream().collect(Collectors.toMap(SummaryLine::getKey, line -> line, (a, b) -> a, TreeMap::new));
    }
}
