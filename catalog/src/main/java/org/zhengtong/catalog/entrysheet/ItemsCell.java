// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entrysheet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.zhengtong.catalog.lint.Lint;

/**
 * Items written in one cell, {@code name:column:type:length:sharing type:sensitivity}, separated by semicolons or line breaks; what
 * follows the name may be left out. Or a JSON array, where items say more than this form holds. For files of one sheet.
 */
final class ItemsCell {

    private static final Pattern ITEMS = Pattern.compile("[;；\\r\\n]+");
    private static final Pattern PARTS = Pattern.compile("[:：|]");
    private static final Pattern UNWRITABLE = Pattern.compile("[:：|;；\\r\\n]|^\\[");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FIELDS =
            List.of("name", "columnName", "dataType", "length", "sharingType", "sensitivity");

    private ItemsCell() {}

    /** The items, or a remark on the first that is none. */
    static List<ObjectNode> read(String cell, List<Remark> remarks) {
        List<ObjectNode> items = new ArrayList<>();
        if (cell.startsWith("[")) {
            return json(cell, remarks);
        }
        for (String text : ITEMS.split(cell)) {
            if (text.isBlank()) {
                continue;
            }
            Map<String, String> cells = cells(text);
            SheetReading reading = new SheetReading(EntrySheets.ITEM, cells);
            if (cells.isEmpty() || !reading.remarks().isEmpty()) {
                remarks.add(refusal(text.strip(), cells));
                return items;
            }
            items.add(ItemRow.item(reading.document()));
        }
        return items;
    }

    /** A unit in a length is told as such. */
    private static Remark refusal(String text, Map<String, String> cells) {
        return Lint.number(EntryColumns.ITEMS, cells.getOrDefault("length", ""))
                .map(finding -> Remark.of(finding, EntryColumns.ITEMS, true))
                .orElseGet(() -> Remark.refusal(EntryFinding.ITEM_FORM, EntryColumns.ITEMS, text));
    }

    /** The items as their cell says them: in the short form, or as JSON where an item says more than that holds. */
    static String write(JsonNode items) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : items) {
            List<String> values =
                    FIELDS.stream().map(field -> item.path(field).asText("")).toList();
            boolean fits = item.properties().stream().map(Map.Entry::getKey).allMatch(FIELDS::contains)
                    && values.stream()
                            .noneMatch(value -> UNWRITABLE.matcher(value).find());
            if (!fits) {
                return items.toString();
            }
            texts.add(String.join(":", values).replaceAll(":+$", ""));
        }
        return String.join("\n", texts);
    }

    private static List<ObjectNode> json(String cell, List<Remark> remarks) {
        List<ObjectNode> items = new ArrayList<>();
        try {
            for (JsonNode item : JSON.readTree(cell)) {
                items.add((ObjectNode) item);
            }
        } catch (JsonProcessingException | ClassCastException unreadable) {
            remarks.add(Remark.refusal(EntryFinding.ITEM_FORM, EntryColumns.ITEMS, cell));
        }
        return items;
    }

    private static Map<String, String> cells(String text) {
        List<String> parts =
                Arrays.stream(PARTS.split(text, -1)).map(String::strip).toList();
        if (parts.size() > FIELDS.size() || parts.get(0).isEmpty()) {
            return Map.of();
        }
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put(ItemColumns.ENTRY, "-");
        for (int i = 0; i < parts.size(); i++) {
            cells.put(FIELDS.get(i), parts.get(i));
        }
        cells.merge("dataType", "C", (stated, usual) -> stated.isEmpty() ? usual : stated);
        return cells;
    }
}
