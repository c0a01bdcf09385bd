// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entrysheet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * A row of the sheet of items, read.
 *
 * @param document the item as JSON
 */
public record ItemRow(ObjectNode document, List<Remark> remarks) {

    /** Reads a row from its cells by field. */
    public static ItemRow of(Map<String, String> cells) {
        SheetReading reading = new SheetReading(EntrySheets.ITEM, cells);
        return new ItemRow(item(reading.document()), reading.remarks());
    }

    /** The name of the entry a row belongs to. */
    public static String entryOf(Map<String, String> cells) {
        return cells.getOrDefault(ItemColumns.ENTRY, "").strip();
    }

    /** Whether a row may belong to an entry of this provider. */
    public static boolean belongsTo(Map<String, String> cells, String provider) {
        String stated = cells.getOrDefault(ItemColumns.PROVIDER, "").strip();
        return stated.isEmpty() || stated.equals(provider);
    }

    static ObjectNode item(ObjectNode row) {
        return row.without(List.of(ItemColumns.ENTRY, ItemColumns.PROVIDER));
    }

    boolean refused() {
        return remarks.stream().anyMatch(Remark::refused);
    }
}
