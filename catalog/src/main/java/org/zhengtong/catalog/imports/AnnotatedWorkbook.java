// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.imports;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.zhengtong.catalog.entrysheet.EntrySheets;
import org.zhengtong.catalog.entrysheet.Remark;
import org.zhengtong.kernel.spreadsheet.TableHeader;
import org.zhengtong.kernel.spreadsheet.TableWriter;
import org.zhengtong.kernel.spreadsheet.TableWriter.Mark;

/** The file as it was sent, with what was said of it in the cells (批注回执): comment, colour, and a last column that sums it up. */
@Singleton
class AnnotatedWorkbook {

    private static final int PAGE = 500;
    private static final String RESULT = "导入结果";

    private final RowStore rows;

    AnnotatedWorkbook(RowStore rows) {
        this.rows = rows;
    }

    void write(ImportOrder order, OutputStream out) throws IOException {
        try (TableWriter writer = new TableWriter(out)) {
            for (int sheet = 0; sheet < order.headers().size(); sheet++) {
                write(order, sheet, writer);
            }
        }
    }

    private void write(ImportOrder order, int sheet, TableWriter writer) throws IOException {
        TableHeader header = order.headers().get(sheet);
        int result = header.titles().indexOf(RESULT);
        int column = result < 0 ? header.titles().size() : result;
        writer.begin(EntrySheets.layouts().get(sheet).title(), with(header.titles(), column, RESULT));
        List<StagedRow> page = rows.page(order.id(), sheet, -1, PAGE);
        while (!page.isEmpty()) {
            for (StagedRow row : page) {
                writer.row(with(row.row().cells(), column, summary(row)), marks(row, header, column));
            }
            page = rows.page(order.id(), sheet, page.get(page.size() - 1).row().line(), PAGE);
        }
    }

    private static List<String> with(List<String> cells, int column, String text) {
        List<String> more = new ArrayList<>(cells);
        if (column < more.size()) {
            more.set(column, text);
        } else {
            more.add(text);
        }
        return more;
    }

    private static String summary(StagedRow row) {
        String outcome = row.outcome()
                .map(o -> switch (o) {
                    case READY -> "未导入";
                    case IMPORTED, WARNED -> "已导入";
                    case UNCHANGED -> "无变化";
                    case REFUSED -> "未导入";
                })
                .orElse("");
        String reasons = row.remarks().stream().map(AnnotatedWorkbook::text).collect(Collectors.joining("；"));
        return outcome.isEmpty() || reasons.isEmpty() ? outcome + reasons : outcome + "：" + reasons;
    }

    private static String text(Remark remark) {
        return remark.zh() + "（" + remark.code() + "）";
    }

    /** A remark stands at its cell; one about the whole row, or about a column the file has not, at the last. */
    private static List<Mark> marks(StagedRow row, TableHeader header, int last) {
        Map<Integer, Mark> marks = new LinkedHashMap<>();
        for (Remark remark : row.remarks()) {
            int field = header.fields().indexOf(remark.column());
            int column = field >= 0 && !remark.column().isEmpty() ? field : last;
            String comment = text(remark) + "\n" + remark.en();
            marks.merge(
                    column,
                    new Mark(column, comment, remark.refused()),
                    (one, two) ->
                            new Mark(column, one.comment() + "\n" + two.comment(), one.refused() || two.refused()));
        }
        return List.copyOf(marks.values());
    }
}
