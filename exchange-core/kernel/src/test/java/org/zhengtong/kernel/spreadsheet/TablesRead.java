// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.spreadsheet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zhengtong.kernel.problem.ProblemException;

/** Reads a file of a small layout and says in one line what came of it. */
final class TablesRead {

    static final SheetLayout LAYOUT = new SheetLayout(
            "表",
            List.of(
                    Column.text("name", "名称", true, ""),
                    Column.text("code", "代码", false, ""),
                    new Column("count", "数量", false, Column.Kind.WHOLE, Choices.NONE, "")),
            50);

    private TablesRead() {}

    /** Reads a file into {@code text|finding} for every cell, or the code it is refused with. */
    static String read(Path folder, byte[] file) throws IOException {
        Path path = Files.write(folder.resolve("file"), file);
        List<String> seen = new ArrayList<>();
        TableSink sink = new TableSink() {
            @Override
            public void header(int sheet, TableHeader header) {}

            @Override
            public void row(TableRow row) {
                for (int i = 0; i < row.cells().size(); i++) {
                    int column = i;
                    String cell = row.cells().get(i);
                    String faults = row.faults().stream()
                            .filter(fault -> fault.column() == column)
                            .map(fault -> "|" + fault.finding())
                            .reduce("", String::concat);
                    seen.add((cell.length() > 40 ? cell.length() + " characters" : cell) + faults);
                }
            }
        };
        try {
            TableFile.read(path, List.of(LAYOUT), sink);
            return String.join("¦", seen);
        } catch (ProblemException refused) {
            return refused.problem().name();
        }
    }
}
