// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entrysheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.kernel.spreadsheet.Column;
import org.zhengtong.kernel.spreadsheet.SheetLayout;

/** Writes entries and their items as the cells an import reads them from. */
public final class EntryCells {

    private final JsonNode document;

    private EntryCells(JsonNode document) {
        this.document = document;
    }

    /** An entry and where it stands, to be written. */
    public static EntryCells of(CatalogueEntry entry, Registered registered, ObjectMapper json) {
        ObjectNode document = json.valueToTree(entry);
        document.set(EntryColumns.REGISTERED, json.valueToTree(registered));
        return new EntryCells(document);
    }

    /** The row of the sheet of entries; its items are on the other sheet. */
    public List<String> row() {
        return cells(EntrySheets.ENTRY, document, "");
    }

    /** The row with the items in their cell, for files of one sheet. */
    public List<String> rowWithItems() {
        return cells(EntrySheets.ENTRY, document, ItemsCell.write(document.path(EntryColumns.ITEMS)));
    }

    /** The rows of the sheet of items. */
    public List<List<String>> itemRows() {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode item : document.path(EntryColumns.ITEMS)) {
            List<String> cells = new ArrayList<>(cells(EntrySheets.ITEM, item, ""));
            cells.set(0, document.path("name").asText());
            cells.set(1, document.path("providerOrganisation").asText());
            rows.add(cells);
        }
        return rows;
    }

    private static List<String> cells(SheetLayout layout, JsonNode document, String items) {
        List<String> cells = new ArrayList<>();
        for (Column column : layout.columns()) {
            JsonNode value = document.at("/" + column.field().replace('.', '/'));
            boolean itemsCell = layout == EntrySheets.ENTRY && column.field().equals(EntryColumns.ITEMS);
            cells.add(itemsCell ? items : value.isMissingNode() || value.isNull() ? "" : column.write(value));
        }
        return cells;
    }
}
