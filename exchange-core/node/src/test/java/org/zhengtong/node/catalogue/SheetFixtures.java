// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.config.LogConfig;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** Workbooks of entries as a manager fills them in, and what comes back. */
final class SheetFixtures {

    static final String IMPORTS = "/api/v1/catalogue/imports";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    static final List<String> ENTRY = List.of(
            "信息资源名称*", "信息资源分类*", "提供方代码*", "信息资源提供方*", "信息资源摘要*", "信息资源格式*", "共享类型*", "共享条件", "共享方式*", "更新周期*");
    private static final List<String> ITEM = List.of("信息资源名称*", "信息项名称*", "字段名", "数据类型*", "数据长度");

    private static final Pattern COMMENT =
            Pattern.compile("<comment ref=\"([A-Z]+[0-9]+)\".*?(CAT-[0-9]+)", Pattern.DOTALL);

    private SheetFixtures() {}

    /** A row of the sheet of entries that can be taken. */
    static List<String> entry(String name) {
        return List.of(
                name,
                "201001",
                CatalogueFixtures.ORGANISATION,
                "巴中示例局A",
                "从业人员健康检查 " + name,
                "0602 自描述格式 其他",
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

    /** A workbook of entries alone, with these columns. */
    static byte[] table(List<String> header, List<List<String>> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "test", "1.0")) {
            sheet(book.newWorksheet("目录条目"), header, entries);
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

    /** How many rows a report says were taken, with remarks or without. */
    static int taken(Response report) {
        return report.<Integer>path("imported") + report.<Integer>path("warned");
    }

    /** Uploads without the note of the request that is kept for a failing test: the bytes as text take longer than all the rest. */
    static Response upload(byte[] file, String query) {
        return given().config(RestAssured.config().logConfig(new LogConfig()))
                .contentType(XLSX)
                .body(file)
                .post(IMPORTS + query);
    }

    /** The comments of a workbook, each as its cell and the first code of a check it names. */
    static List<String> comments(byte[] file) {
        List<String> comments = new ArrayList<>();
        try {
            Path copy = Files.write(Files.createTempFile("annotated", ".xlsx"), file);
            try (ZipFile zip = new ZipFile(copy.toFile())) {
                for (ZipEntry part : Collections.list(zip.entries())) {
                    Matcher comment = COMMENT.matcher(
                            part.getName().matches("xl/comments.*[.]xml")
                                    ? new String(zip.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8)
                                    : "");
                    while (comment.find()) {
                        comments.add(comment.group(1) + " " + comment.group(2));
                    }
                }
            } finally {
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return comments;
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
