// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.spreadsheet;

import java.util.List;

/**
 * A data row of a table.
 *
 * @param sheet index of the layout it belongs to
 * @param line its number in the file, the first line being 1
 * @param cells as text, one for each column of the header
 * @param complete whether the file had as many cells as the header
 * @param faults what is odd about single cells
 */
public record TableRow(int sheet, int line, List<String> cells, boolean complete, List<CellFault> faults) {

    /** Something about one cell; {@code column} counts from 0. */
    public record CellFault(int column, CellFinding finding) {}

    public TableRow {
        cells = List.copyOf(cells);
        faults = List.copyOf(faults);
    }

    boolean blank() {
        return cells.stream().allMatch(String::isBlank) && faults.isEmpty();
    }
}
