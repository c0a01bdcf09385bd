// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entrysheet;

import static org.zhengtong.catalog.entrysheet.EntryFinding.ITEM_REFUSED;
import static org.zhengtong.catalog.entrysheet.EntryFinding.VALUE_INVALID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhengtong.catalog.entry.CatalogueEntry;

/**
 * A row of the sheet of entries, read.
 *
 * @param entry the entry; empty when the row is refused
 * @param registered which entry the row is of, as far as it says
 */
public record EntryRow(Optional<CatalogueEntry> entry, Registered registered, List<Remark> remarks) {

    public EntryRow {
        remarks = List.copyOf(remarks);
    }

    /** Reads a row from its cells by field, with the rows of its items. */
    public static EntryRow of(Map<String, String> cells, List<ItemRow> items, ObjectMapper json) {
        SheetReading reading = new SheetReading(EntrySheets.ENTRY, withoutShown(cells));
        List<Remark> remarks = new ArrayList<>(reading.remarks());
        ObjectNode document = reading.document();
        JsonNode registered = document.remove(EntryColumns.REGISTERED);
        JsonNode written = document.remove(EntryColumns.ITEMS);
        ArrayNode all = document.putArray(EntryColumns.ITEMS);
        if (written != null) {
            ItemsCell.read(written.asText(), remarks).forEach(all::add);
        }
        items.forEach(item -> all.add(item.document()));
        if (items.stream().anyMatch(ItemRow::refused)) {
            remarks.add(Remark.refusal(ITEM_REFUSED, EntryColumns.ITEMS, ""));
        }
        if (!document.has("openFlag")) {
            document.put("openFlag", false);
        }
        if (remarks.stream().anyMatch(Remark::refused)) {
            return new EntryRow(Optional.empty(), Registered.NOT_STATED, remarks);
        }
        try {
            return new EntryRow(
                    Optional.of(json.treeToValue(document, CatalogueEntry.class)),
                    registered == null ? Registered.NOT_STATED : json.treeToValue(registered, Registered.class),
                    remarks);
        } catch (JsonProcessingException unfit) {
            remarks.add(Remark.refusal(VALUE_INVALID, "", unfit.getOriginalMessage()));
            return new EntryRow(Optional.empty(), Registered.NOT_STATED, remarks);
        }
    }

    private static Map<String, String> withoutShown(Map<String, String> cells) {
        Map<String, String> read = new HashMap<>(cells);
        read.keySet().removeAll(EntryColumns.ONLY_SHOWN);
        return read;
    }
}
