// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.spreadsheet;

/** Where the rows of a file go as they are read. */
public interface TableSink {

    /** A sheet begins. */
    void header(int sheet, TableHeader header);

    /** A row of the sheet that began last. */
    void row(TableRow row);
}
