// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Prints results as columns for a terminal. A Chinese character takes two places. */
final class Table {

    private Table() {}

    /** An array of objects as rows, an object as a list of its members, anything else as it is. */
    static String of(JsonNode result) {
        if (result.isObject()) {
            List<List<String>> members = new ArrayList<>();
            result.properties().forEach(member -> members.add(List.of(member.getKey(), cell(member.getValue()))));
            return lines(members);
        }
        if (!result.isArray() || result.isEmpty() || !result.get(0).isObject()) {
            return result.isArray() ? bare(result) : cell(result);
        }
        Set<String> columns = new LinkedHashSet<>();
        List<Map<String, String>> rows = new ArrayList<>();
        for (JsonNode element : result) {
            Map<String, String> row = new LinkedHashMap<>();
            element.properties().forEach(member -> row.put(member.getKey(), cell(member.getValue())));
            columns.addAll(row.keySet());
            rows.add(row);
        }
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.copyOf(columns));
        rows.forEach(row -> lines.add(
                columns.stream().map(column -> row.getOrDefault(column, "")).toList()));
        return lines(lines);
    }

    private static String bare(JsonNode array) {
        List<String> lines = new ArrayList<>();
        array.forEach(element -> lines.add(cell(element)));
        return String.join("\n", lines);
    }

    private static String cell(JsonNode value) {
        return value.isNull() ? "" : value.isValueNode() ? value.asText() : value.toString();
    }

    private static String lines(List<List<String>> rows) {
        int columns = rows.isEmpty() ? 0 : rows.get(0).size();
        int[] widths = IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .mapToInt(row -> width(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream()
                .map(row -> IntStream.range(0, columns)
                        .mapToObj(column -> row.get(column) + " ".repeat(widths[column] - width(row.get(column))))
                        .collect(Collectors.joining("  "))
                        .stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    static int width(String text) {
        return text.codePoints().map(point -> wide(point) ? 2 : 1).sum();
    }

    /** East Asian wide characters: scripts, their punctuation, and full-width forms. */
    private static boolean wide(int point) {
        return point >= 0x1100
                && (point <= 0x115F
                        || point >= 0x2E80 && point <= 0xA4CF
                        || point >= 0xAC00 && point <= 0xD7A3
                        || point >= 0xF900 && point <= 0xFAFF
                        || point >= 0xFE30 && point <= 0xFE6F
                        || point >= 0xFF00 && point <= 0xFF60
                        || point >= 0xFFE0 && point <= 0xFFE6
                        || point >= 0x20000 && point <= 0x3FFFD);
    }
}
