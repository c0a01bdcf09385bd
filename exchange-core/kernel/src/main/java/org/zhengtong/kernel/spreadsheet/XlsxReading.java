// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.spreadsheet;

import static org.zhengtong.kernel.spreadsheet.CellFinding.CELL_MERGED;
import static org.zhengtong.kernel.spreadsheet.SpreadsheetProblem.TABLE_EMPTY;
import static org.zhengtong.kernel.spreadsheet.SpreadsheetProblem.TABLE_MALFORMED;
import static org.zhengtong.kernel.spreadsheet.SpreadsheetProblem.TABLE_SHEET_MISSING;
import static org.zhengtong.kernel.spreadsheet.SpreadsheetProblem.TABLE_TOO_LARGE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.zhengtong.kernel.problem.ProblemException;

/** Reads the sheets of a workbook that has been looked through. One row is in memory at a time, and the shared texts. */
final class XlsxReading {

    private final Path file;
    private final List<SheetLayout> layouts;
    private final TableSink sink;
    private final XlsxCensus census;

    XlsxReading(Path file, List<SheetLayout> layouts, TableSink sink) {
        this.file = file;
        this.layouts = layouts;
        this.sink = sink;
        this.census = XlsxGuard.check(file);
    }

    void read() throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile(), new ReadingOptions(census.styled(), true))) {
            for (int i = 0; i < layouts.size(); i++) {
                int index = i;
                Optional<Sheet> sheet = sheet(book, index);
                if (sheet.isPresent()) {
                    read(sheet.get(), index);
                }
            }
        } catch (ExcelReaderException | NumberFormatException damaged) {
            throw malformed(damaged);
        }
    }

    /** By its name; the first sheet may have another, the further ones may be missing. */
    private Optional<Sheet> sheet(ReadableWorkbook book, int index) {
        Optional<Sheet> named = book.findSheet(layouts.get(index).title());
        if (named.isPresent() || index > 0) {
            return named;
        }
        return Optional.of(book.getSheets()
                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                .findFirst()
                .orElseThrow(() -> new ProblemException(TABLE_SHEET_MISSING, "the workbook shows no sheet")));
    }

    private void read(Sheet sheet, int index) throws IOException {
        SheetLayout layout = layouts.get(index);
        try (Stream<Row> stream = sheet.openStream()) {
            Iterator<Row> rows = stream.iterator();
            TableHeader header = header(rows, layout).require(layout);
            sink.header(index, header);
            List<Boolean> numeric = numeric(header, layout);
            int last = 0;
            int taken = 0;
            while (more(rows)) {
                TableRow row = row(rows.next(), sheet.getId(), index, numeric);
                if (row.line() <= last) {
                    throw new ProblemException(TABLE_MALFORMED, "row " + row.line() + " follows row " + last);
                }
                last = row.line();
                if (row.blank() || (taken == 0 && row.cells().equals(header.fields()))) {
                    continue;
                }
                if (++taken > layout.mostRows()) {
                    throw new ProblemException(TABLE_TOO_LARGE, "at most " + layout.mostRows() + " rows");
                }
                sink.row(row);
            }
        }
    }

    /** The first row that names columns; a heading or a note may stand above it. */
    private static TableHeader header(Iterator<Row> rows, SheetLayout layout) {
        for (int passed = 1; more(rows); passed++) {
            Row row = rows.next();
            List<String> titles = new ArrayList<>();
            for (int i = 0; i < row.getCellCount(); i++) {
                titles.add(XlsxCell.of(row.getCell(i), true).text().strip());
            }
            TableHeader header = TableHeader.of(titles, layout);
            if (header.known() > 1 || passed >= SheetLayout.HEADER_WITHIN) {
                return header;
            }
        }
        throw new ProblemException(TABLE_EMPTY, "sheet " + layout.title() + " has no header");
    }

    /** Which columns of the header expect numbers; those that are none of ours may hold anything. */
    private static List<Boolean> numeric(TableHeader header, SheetLayout layout) {
        return header.fields().stream()
                .map(field -> field.isEmpty()
                        || layout.column(field).filter(Column::numeric).isPresent())
                .toList();
    }

    private TableRow row(Row row, String sheetId, int index, List<Boolean> numeric) {
        CellText cells = new CellText();
        for (int i = 0; i < numeric.size(); i++) {
            Cell cell = i < row.getCellCount() ? row.getCell(i) : null;
            XlsxCell read = XlsxCell.of(cell, numeric.get(i));
            boolean covered = read.text().isBlank() && census.covered(sheetId, row.getRowNum() - 1, i);
            cells.add(read.text(), covered ? Optional.of(CELL_MERGED) : read.finding());
        }
        return new TableRow(index, row.getRowNum(), cells.cells(), true, cells.faults());
    }

    /** Whatever the reader trips over in a file, the file is damaged. */
    private static boolean more(Iterator<Row> rows) {
        try {
            return rows.hasNext();
        } catch (ExcelReaderException | IllegalStateException | NullPointerException | IndexOutOfBoundsException e) {
            throw malformed(e);
        } catch (IllegalArgumentException e) {
            throw malformed(e);
        }
    }

    private static ProblemException malformed(RuntimeException how) {
        return new ProblemException(
                TABLE_MALFORMED, "a sheet cannot be read: " + how.getClass().getSimpleName());
    }
}
