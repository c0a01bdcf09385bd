// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** Workbooks of entries as a manager fills them in, and what comes back. */
final class SheetFixtures {

    static final String IMPORTS = "/api/v1/catalogue/imports";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final List<String> ENTRY = List.of(
            "信息资源名称*", "信息资源分类*", "提供方代码*", "信息资源提供方*", "信息资源摘要*", "信息资源格式*", "共享类型*", "共享条件", "共享方式*", "更新周期*");
    private static final List<String> ITEM = List.of("信息资源名称*", "信息项名称*", "字段名", "数据类型*", "数据长度");

    private SheetFixtures() {}

    /** A row of the sheet of entries that can be taken. */
    static List<String> entry(String name) {
        return List.of(
                name,
                "105002",
                CatalogueFixtures.ORGANISATION,
                "巴中示例局A",
                "从业人员健康检查 " + name,
                "0310 数据库 mysql",
                "无条件共享",
                "",
                "接口",
                "每日");
    }

    /** The same with another value in one column. */
    static List<String> with(List<String> row, int column, String value) {
        List<String> changed = new ArrayList<>(row);
        changed.set(column, value);
        return changed;
    }

    static byte[] workbook(List<List<String>> entries, List<List<String>> items) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "test", "1.0")) {
            sheet(book.newWorksheet("目录条目"), ENTRY, entries);
            sheet(book.newWorksheet("信息项"), ITEM, items);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void sheet(Worksheet sheet, List<String> header, List<List<String>> rows) {
        for (int r = 0; r <= rows.size(); r++) {
            List<String> cells = r == 0 ? header : rows.get(r - 1);
            for (int c = 0; c < cells.size(); c++) {
                sheet.value(r, c, cells.get(c));
            }
        }
    }

    static Response upload(byte[] file, String query) {
        return given().contentType(XLSX).body(file).post(IMPORTS + query);
    }

    /** The texts of a sheet, row by row. */
    static List<List<String>> read(byte[] file, String sheet) {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file));
                Stream<Row> rows = book.findSheet(sheet).orElseThrow().openStream()) {
            return rows.map(row -> row.stream()
                            .map(cell -> cell == null ? "" : cell.getText())
                            .toList())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
