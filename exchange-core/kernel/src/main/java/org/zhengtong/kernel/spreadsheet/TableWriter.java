// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.spreadsheet;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Color;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes sheets of a workbook, one after another. Every cell is text, never a formula or a number, so that codes keep their zeros and
 * nothing a cell says is carried out.
 */
public final class TableWriter implements Closeable {

    private static final String TEXT = "@";
    private static final String WRONG = "FFC7CE";
    private static final String DOUBTFUL = "FFEB9C";
    private static final int FLUSH_EVERY = 500;
    private static final int VALIDATED_ROWS = 20_000;
    private static final int WIDTH = 18;

    private final Workbook book;
    private final Worksheet options;
    private int optionColumns;
    private Worksheet sheet;
    private int row;

    /** A mark on a cell: its column, what to say, and whether the row was refused for it. */
    public record Mark(int column, String comment, boolean refused) {}

    /** Begins a workbook; the stream stays open. */
    public TableWriter(OutputStream out) {
        this.book = new Workbook(out, "Zhengtong", "1.0");
        this.options = book.newWorksheet("选项");
        this.options.setVisibilityState(VisibilityState.HIDDEN);
        this.sheet = options;
    }

    /** Begins a sheet to be filled in: headings, the hidden row of machine names, drop-downs, text cells. */
    public void begin(SheetLayout layout) throws IOException {
        next(layout.title());
        for (int i = 0; i < layout.columns().size(); i++) {
            Column column = layout.columns().get(i);
            sheet.inlineString(0, i, column.required() ? column.title() + "*" : column.title());
            sheet.inlineString(1, i, column.field());
            sheet.style(i).format(TEXT).set();
            sheet.width(i, WIDTH);
            if (column.kind() != Column.Kind.LIST && !column.choices().labels().isEmpty()) {
                dropDown(i, column.choices().shown());
            }
        }
        heading(0, layout.columns().size());
        sheet.hideRow(1);
        row = 2;
    }

    /** Begins a sheet with these headings. */
    public void begin(String title, List<String> headings) throws IOException {
        next(title);
        for (int i = 0; i < headings.size(); i++) {
            sheet.inlineString(0, i, headings.get(i));
            sheet.width(i, WIDTH);
        }
        heading(0, headings.size());
        row = 1;
    }

    /** Writes a row. */
    public void row(List<String> cells) throws IOException {
        row(cells, List.of());
    }

    /** Writes a row with marks on some of its cells. */
    public void row(List<String> cells, List<Mark> marks) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                sheet.inlineString(row, i, cells.get(i));
            }
        }
        sheet.range(row, 0, row, Math.max(0, cells.size() - 1))
                .style()
                .format(TEXT)
                .set();
        for (Mark mark : marks) {
            sheet.style(row, mark.column())
                    .format(TEXT)
                    .fillColor(mark.refused() ? WRONG : DOUBTFUL)
                    .set();
            sheet.comment(row, mark.column(), mark.comment());
        }
        row++;
        if (row % FLUSH_EVERY == 0) {
            sheet.flush();
        }
    }

    private void next(String title) throws IOException {
        finishSheet();
        sheet = book.newWorksheet(title);
        sheet.freezePane(0, 1);
    }

    /** The sheet of options grows with every drop-down and is finished last. */
    private void finishSheet() throws IOException {
        if (sheet != options) {
            sheet.finish();
        }
    }

    private void heading(int line, int columns) {
        sheet.range(line, 0, line, Math.max(0, columns - 1))
                .style()
                .bold()
                .fillColor(Color.LIGHT_CORNFLOWER_BLUE)
                .set();
    }

    private void dropDown(int column, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            options.inlineString(i, optionColumns, words.get(i));
        }
        sheet.range(2, column, VALIDATED_ROWS, column)
                .validateWithList(options.range(0, optionColumns, words.size() - 1, optionColumns))
                .errorTitle("取值")
                .error("请从下拉列表中选择");
        optionColumns++;
    }

    @Override
    public void close() throws IOException {
        finishSheet();
        options.finish();
        book.setActiveTab(1);
        book.finish();
    }
}
