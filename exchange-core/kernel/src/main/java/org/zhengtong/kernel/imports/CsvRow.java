// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.imports;

import java.util.Map;

/**
 * One data row of a table.
 *
 * @param line line of the file where the row begins, the header being line 1
 * @param cells by column name; columns the row does not reach are absent
 * @param complete whether the row has as many cells as the header
 */
public record CsvRow(int line, Map<String, String> cells, boolean complete) {

    public CsvRow {
        cells = Map.copyOf(cells);
    }

    /** The cell as it stands; empty when the column is absent. */
    public String raw(String column) {
        return cells.getOrDefault(column, "");
    }

    /** The cell without surrounding spaces, ideographic ones included; empty when the column is absent. */
    public String value(String column) {
        return raw(column).strip();
    }
}
