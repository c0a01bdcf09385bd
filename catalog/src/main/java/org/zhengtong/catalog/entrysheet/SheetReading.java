// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entrysheet;

import static org.zhengtong.catalog.entrysheet.EntryFinding.SPACES_REMOVED;
import static org.zhengtong.catalog.entrysheet.EntryFinding.VALUE_INVALID;
import static org.zhengtong.catalog.entrysheet.EntryFinding.VALUE_MISSING;
import static org.zhengtong.catalog.entrysheet.EntryFinding.VALUE_NOT_IN_LIST;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhengtong.catalog.lint.Lint;
import org.zhengtong.kernel.spreadsheet.Column;
import org.zhengtong.kernel.spreadsheet.Column.Kind;
import org.zhengtong.kernel.spreadsheet.SheetLayout;

/** Reads the cells of one row into a JSON object, column by column, and says what is wrong with them. */
final class SheetReading {

    private final ObjectNode document = JsonNodeFactory.instance.objectNode();
    private final List<Remark> remarks = new ArrayList<>();

    /** @param cells by field, as they stand */
    SheetReading(SheetLayout layout, Map<String, String> cells) {
        layout.columns().forEach(column -> read(column, cells.getOrDefault(column.field(), "")));
    }

    ObjectNode document() {
        return document;
    }

    List<Remark> remarks() {
        return remarks;
    }

    private void read(Column column, String cell) {
        String value = cell.strip();
        if (value.isEmpty()) {
            if (column.required()) {
                remarks.add(Remark.refusal(VALUE_MISSING, column.field(), ""));
            }
            return;
        }
        if (column.required() && !value.equals(cell)) {
            remarks.add(Remark.warning(SPACES_REMOVED, column.field(), cell));
        }
        Optional<JsonNode> read = column.read(value);
        if (read.isPresent()) {
            put(column.field(), read.get());
        } else {
            remarks.add(unread(column, value));
        }
    }

    private static Remark unread(Column column, String value) {
        boolean number = column.kind() == Kind.WHOLE || column.kind() == Kind.DECIMAL;
        return Lint.number(column.field(), value)
                .filter(finding -> number)
                .map(finding -> Remark.of(finding, column.field(), true))
                .orElseGet(() -> Remark.refusal(
                        column.choices().labels().isEmpty() ? VALUE_INVALID : VALUE_NOT_IN_LIST,
                        column.field(),
                        value));
    }

    /** {@code storage.medium} is the member medium of the member storage. */
    private void put(String field, JsonNode value) {
        int dot = field.indexOf('.');
        if (dot < 0) {
            document.set(field, value);
        } else {
            document.withObject("/" + field.substring(0, dot)).set(field.substring(dot + 1), value);
        }
    }
}
