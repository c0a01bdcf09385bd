// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.spreadsheet;

import static org.zhengtong.kernel.spreadsheet.SpreadsheetProblem.TABLE_COLUMN_MISSING;
import static org.zhengtong.kernel.spreadsheet.SpreadsheetProblem.TABLE_COLUMN_REPEATED;

import java.util.ArrayList;
import java.util.List;
import org.zhengtong.kernel.problem.ProblemException;

/**
 * The header of a table as the file has it.
 *
 * @param titles cells of the header row
 * @param fields the column each stands for; empty where it is none of ours
 */
public record TableHeader(List<String> titles, List<String> fields) {

    public TableHeader {
        titles = List.copyOf(titles);
        fields = List.copyOf(fields);
    }

    static TableHeader of(List<String> titles, SheetLayout layout) {
        return new TableHeader(
                titles,
                titles.stream()
                        .map(title -> layout.column(title).map(Column::field).orElse(""))
                        .toList());
    }

    /** How many columns are ours. */
    long known() {
        return fields.stream().filter(field -> !field.isEmpty()).count();
    }

    /** Refuses a header without a required column or with one of ours twice. */
    TableHeader require(SheetLayout layout) {
        List<String> seen = new ArrayList<>();
        for (String field : fields) {
            if (!field.isEmpty() && seen.contains(field)) {
                throw new ProblemException(
                                TABLE_COLUMN_REPEATED,
                                "sheet " + layout.title() + " has the column " + field + " twice")
                        .with("column", field);
            }
            seen.add(field);
        }
        for (Column column : layout.required()) {
            if (!seen.contains(column.field())) {
                throw new ProblemException(
                                TABLE_COLUMN_MISSING,
                                "sheet " + layout.title() + " lacks the column " + column.title() + " ("
                                        + column.field() + ")")
                        .with("column", column.field());
            }
        }
        return this;
    }
}
