// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.intake;

import static org.zhengtong.registry.intake.IntakeProblem.INTAKE_EMPTY;
import static org.zhengtong.registry.stock.StockFinding.ROW_MALFORMED;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.zhengtong.kernel.imports.ImportTally.Remark;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.spreadsheet.Column;
import org.zhengtong.kernel.spreadsheet.SheetLayout;
import org.zhengtong.kernel.spreadsheet.TableFile;
import org.zhengtong.kernel.spreadsheet.TableHeader;
import org.zhengtong.kernel.spreadsheet.TableRow;
import org.zhengtong.kernel.spreadsheet.TableSink;
import org.zhengtong.registry.stock.StockItem;

/** A file of stock licences (归集文件): xlsx, CSV or JSON lines, told apart by its bytes and read row by row. */
final class IntakeFile {

    /** The intake that refused the row a corrected one stands for. */
    static final String INTAKE = "_intake";

    /** The line of that row. */
    static final String LINE = "_line";

    /** What was wrong with it. */
    static final String FINDINGS = "_findings";

    private IntakeFile() {}

    /** Takes the names of the columns, then every row. */
    interface Rows {

        void columns(List<String> titles);

        void row(StagedRow row);
    }

    /** Reads the whole file. */
    static void read(Path file, int mostRows, Rows rows) throws IOException {
        if (first(file) == '{') {
            new JsonLines(file, mostRows).read(rows);
        } else {
            TableFile.read(file, List.of(layout(mostRows)), new Sink(rows));
        }
    }

    private static SheetLayout layout(int mostRows) {
        return new SheetLayout(
                "归集",
                Stream.of(StockItem.values())
                        .flatMap(StockItem::names)
                        .map(name -> Column.text(name, name, false, ""))
                        .toList(),
                mostRows);
    }

    private static int first(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            int next = in.read();
            while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
                next = in.read();
            }
            if (next < 0) {
                throw new ProblemException(INTAKE_EMPTY, "the file has no content");
            }
            return next;
        }
    }

    private static final class Sink implements TableSink {

        private final Rows rows;
        private List<String> titles = List.of();

        Sink(Rows rows) {
            this.rows = rows;
        }

        @Override
        public void header(int sheet, TableHeader header) {
            titles = header.titles();
            rows.columns(titles);
        }

        @Override
        public void row(TableRow row) {
            Remark fault = row.faults().stream()
                    .filter(cell -> cell.finding().refuses())
                    .map(cell -> new Remark(cell.finding(), titles.get(cell.column()), ""))
                    .findFirst()
                    .orElse(row.complete() ? null : new Remark(ROW_MALFORMED, "", ""));
            rows.row(new StagedRow(row.line(), row.cells(), fault));
        }
    }
}
