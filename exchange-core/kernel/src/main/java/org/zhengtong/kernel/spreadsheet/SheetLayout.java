// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.spreadsheet;

import java.util.List;
import java.util.Optional;

/**
 * What a sheet holds (表样).
 *
 * @param title the sheet's name
 * @param columns in the order a template has them
 * @param mostRows most data rows a file may have
 */
public record SheetLayout(String title, List<Column> columns, int mostRows) {

    /** Rows above the header that are passed over, such as a heading over the table. */
    static final int HEADER_WITHIN = 10;

    public SheetLayout {
        columns = List.copyOf(columns);
    }

    /** The column a header cell names: by the machine's name or by the Chinese one, stars and spaces aside. */
    Optional<Column> column(String heading) {
        String name = heading.replaceAll("[\\s*＊]", "");
        return columns.stream()
                .filter(column -> column.field().equals(name)
                        || column.title().replace(" ", "").equals(name))
                .findFirst();
    }

    /** Columns a header must have. */
    List<Column> required() {
        return columns.stream().filter(Column::required).toList();
    }
}
