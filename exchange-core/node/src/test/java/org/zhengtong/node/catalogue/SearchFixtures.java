// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Seventy fictional entries of one class, and what people type to find them. */
final class SearchFixtures {

    /** Class of the entries, which no other test uses; its 项 narrows a search to them. */
    static final String CLASS = "217001";

    static final String ITEM_CLASS = "217";

    private SearchFixtures() {}

    /** What somebody types, and the names that should be among the first hits. */
    record Query(String text, List<String> expected) {}

    static List<Query> queries() {
        return rows("search-queries.csv")
                .map(cells -> new Query(cells[0], List.of(cells[1].split("\\|"))))
                .toList();
    }

    static List<Map<String, Object>> entries() {
        return rows("search-entries.csv").map(SearchFixtures::entry).toList();
    }

    private static Map<String, Object> entry(String[] cells) {
        Map<String, Object> entry = CatalogueFixtures.entry(cells[0]);
        entry.put("classCode", CLASS);
        if (!cells[1].isEmpty()) {
            entry.put("alias", cells[1]);
        }
        entry.put("providerName", cells[2]);
        entry.put("summary", cells[3]);
        entry.put(
                "items",
                Stream.of(cells[4].split(" "))
                        .map(item -> item.split(":"))
                        .map(item -> Map.of("name", item[0], "columnName", item[1], "dataType", "C", "length", 64))
                        .toList());
        return entry;
    }

    private static Stream<String[]> rows(String file) {
        try (InputStream in = Objects.requireNonNull(SearchFixtures.class.getResourceAsStream("/catalogue/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
