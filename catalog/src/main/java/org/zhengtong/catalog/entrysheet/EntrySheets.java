// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entrysheet;

import java.util.List;
import org.zhengtong.kernel.spreadsheet.SheetLayout;

/** The two sheets of a file of entries (目录填报表): one row an entry, and one row an information item. */
public final class EntrySheets {

    /** Index of the sheet of entries. */
    public static final int ENTRIES = 0;

    /** Index of the sheet of items. */
    public static final int ITEMS = 1;

    /** Field of the cell that holds an entry's resource code. */
    public static final String RESOURCE = EntryColumns.RESOURCE;

    private static final int MOST_ENTRIES = 50_000;
    private static final int MOST_ITEMS = 500_000;

    static final SheetLayout ENTRY = new SheetLayout("目录条目", EntryColumns.all(), MOST_ENTRIES);
    static final SheetLayout ITEM = new SheetLayout("信息项", ItemColumns.all(), MOST_ITEMS);

    private EntrySheets() {}

    /** Their layouts, by index. */
    public static List<SheetLayout> layouts() {
        return List.of(ENTRY, ITEM);
    }
}
