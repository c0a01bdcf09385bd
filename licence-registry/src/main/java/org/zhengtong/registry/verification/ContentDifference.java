// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds where a document's content differs from what was registered; names the places, never the values. */
final class ContentDifference {

    private static final int MOST = 50;

    private ContentDifference() {}

    /** Paths such as {@code fields.scope} that differ, are missing or were added; at most fifty. */
    static List<String> paths(JsonNode document, JsonNode registered) {
        List<String> paths = new ArrayList<>();
        collect("", document, registered, paths);
        return paths;
    }

    private static void collect(String path, JsonNode document, JsonNode registered, List<String> paths) {
        if (document.equals(registered) || paths.size() >= MOST) {
            return;
        }
        if (!document.isObject() || !registered.isObject()) {
            paths.add(path);
            return;
        }
        Set<String> names = new TreeSet<>();
        document.fieldNames().forEachRemaining(names::add);
        registered.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            collect(path.isEmpty() ? name : path + "." + name, document.path(name), registered.path(name), paths);
        }
    }
}
