// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengtong.kernel.spreadsheet.RawWorkbook.text;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not what they say, each with what becomes of it. */
class HostileFilesTest {

    private static final int MEGABYTE = 1 << 20;
    private static final String DTD = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
    private static final String LAUGHS =
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><a>&b;</a>";
    private static final byte[] OLE =
            new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
    private static final byte[] LOCKED = concat(OLE, "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE));
    private static final byte[] WHOLE =
            new RawWorkbook().row(2, text("A2", "甲")).bytes();
    private static final String DEEP = "<a>".repeat(100) + "</a>".repeat(100);
    static final List<Arguments> FILES = List.of(
            Arguments.of("nothing", new byte[0], "TABLE_EMPTY"),
            Arguments.of(".xls", OLE, "TABLE_TYPE_UNSUPPORTED"),
            Arguments.of("with a password", LOCKED, "TABLE_ENCRYPTED"),
            Arguments.of("cut off", Arrays.copyOf(WHOLE, WHOLE.length - 60), "TABLE_MALFORMED"),
            Arguments.of("first half", Arrays.copyOf(WHOLE, WHOLE.length / 2), "TABLE_MALFORMED"),
            Arguments.of("no zip", "PK\u0003\u0004 no".getBytes(StandardCharsets.UTF_8), "TABLE_MALFORMED"),
            Arguments.of(
                    "external entity",
                    new RawWorkbook().part("xl/x.xml", DTD + "<a>&x;</a>").bytes(),
                    "TABLE_UNSAFE"),
            Arguments.of("entities", new RawWorkbook().part("xl/x.xml", LAUGHS).bytes(), "TABLE_UNSAFE"),
            Arguments.of(
                    "bomb",
                    new RawWorkbook().part("xl/x.bin", "0".repeat(3 << 20)).bytes(),
                    "TABLE_UNSAFE"),
            Arguments.of(
                    "bomb of xml",
                    new RawWorkbook()
                            .part("xl/x.xml", "<a>" + " ".repeat(3 << 20) + "</a>")
                            .bytes(),
                    "TABLE_UNSAFE"),
            Arguments.of("nested deep", new RawWorkbook().part("xl/x.xml", DEEP).bytes(), "TABLE_UNSAFE"),
            Arguments.of(
                    "broken xml",
                    new RawWorkbook().part("xl/x.xml", "<a><b></a>").bytes(),
                    "TABLE_MALFORMED"),
            Arguments.of(
                    "no content types",
                    new RawWorkbook()
                            .part("[Content_Types].xml", "<Types/>")
                            .part("xl/workbook.xml", "<a/>")
                            .bytes(),
                    "TABLE_MALFORMED"),
            Arguments.of("too many rows", many(), "TABLE_TOO_LARGE"),
            Arguments.of(
                    "rows backwards",
                    new RawWorkbook()
                            .row(5, text("A5", "甲"))
                            .row(3, text("A3", "乙"))
                            .bytes(),
                    "TABLE_MALFORMED"),
            Arguments.of(
                    "row twice",
                    new RawWorkbook()
                            .row(2, text("A2", "甲"))
                            .row(2, text("A2", "乙"))
                            .bytes(),
                    "TABLE_MALFORMED"),
            Arguments.of(
                    "column twice",
                    new RawWorkbook()
                            .part("xl/worksheets/sheet1.xml", sheet("name", "名称"))
                            .bytes(),
                    "TABLE_COLUMN_REPEATED"),
            Arguments.of(
                    "column missing",
                    new RawWorkbook()
                            .part("xl/worksheets/sheet1.xml", sheet("code", "count"))
                            .bytes(),
                    "TABLE_COLUMN_MISSING"),
            Arguments.of(
                    "no rows",
                    new RawWorkbook()
                            .part("xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>")
                            .bytes(),
                    "TABLE_EMPTY"),
            Arguments.of(
                    "merged",
                    new RawWorkbook()
                            .row(2, text("A2", "甲") + text("B2", "1"))
                            .row(3, text("B3", "2"))
                            .afterRows("<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>")
                            .bytes(),
                    "甲¦1¦¦|CELL_MERGED¦2¦"),
            Arguments.of(
                    "heading above",
                    new RawWorkbook().part("xl/worksheets/sheet1.xml", headed()).bytes(),
                    "甲¦1"),
            Arguments.of("csv", csv("name,code,count\n甲,1,2\n"), "甲¦1¦2"),
            Arguments.of("csv with mark", csv("\uFEFF名称,代码\n甲,1\n"), "甲¦1"),
            Arguments.of("csv of Chinese Excel", "名称,代码\n甲𠮷,1\n".getBytes(Charset.forName("GB18030")), "甲𠮷¦1"),
            Arguments.of("csv in UTF-16", "\uFEFF名称,代码\n甲,1\n".getBytes(StandardCharsets.UTF_16LE), "甲¦1"),
            Arguments.of(
                    "csv in no encoding",
                    new byte[] {'n', 'a', 'm', 'e', '\n', (byte) 0xFF, (byte) 0xFF},
                    "TABLE_ENCODING_UNKNOWN"),
            Arguments.of("csv left open", csv("name,\"open"), "CSV_MALFORMED"),
            Arguments.of("csv quote inside", csv("name\n\"a\"b\n"), "CSV_MALFORMED"),
            Arguments.of("csv with a zero", csv("name\na\u0000b\n"), "a\uFFFDb|CELL_CONTROL_CHARACTER"),
            Arguments.of("csv, formula", csv("name\n=1+1\n"), "=1+1|CELL_LIKE_FORMULA"),
            Arguments.of("csv, formula made safe", csv("name\n'=1+1\n"), "=1+1|CELL_LIKE_FORMULA"),
            Arguments.of("csv, apostrophe", csv("name\n'甲\n"), "'甲"),
            Arguments.of("csv, line in a cell", csv("name\n\"甲\n乙\"\n"), "甲\n乙"),
            Arguments.of("csv, huge cell", csv("name\n" + "长".repeat(50_000) + "\n"), "201 characters|CELL_TOO_LONG"),
            Arguments.of("csv, blank lines", csv("name\n\n甲\n\n"), "甲"),
            Arguments.of("csv without header", csv("\n"), "TABLE_COLUMN_MISSING"),
            Arguments.of("csv, column twice", csv("name,name\n1,2\n"), "TABLE_COLUMN_REPEATED"),
            Arguments.of("csv, unknown column", csv("name,其他\n甲,x\n"), "甲¦x"),
            Arguments.of(
                    "a picture", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0}, "TABLE_COLUMN_MISSING"),
            Arguments.of("a page", csv("<html><body>name</body></html>"), "TABLE_COLUMN_MISSING"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDirectoryOfHundredThousandsIsNotReadAtAll(boolean zip64) throws IOException {
        int entries = 200_000;
        int wide = zip64 ? 56 + 20 : 0;
        ByteBuffer file = ByteBuffer.allocate(4 + entries * 46 + wide + 22).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0, 0x04034b50);
        for (int i = 0; i < entries; i++) {
            file.putInt(4 + i * 46, 0x02014b50);
        }
        int end = 4 + entries * 46;
        if (zip64) {
            file.putInt(end, 0x06064b50).putLong(end + 40, entries * 46L).putLong(end + 48, 4);
            file.putInt(end + 56, 0x07064b50).putLong(end + 64, end);
            file.putInt(end + wide, 0x06054b50).putInt(end + wide + 16, end + wide);
        } else {
            file.putInt(end, 0x06054b50).putInt(end + 12, entries * 46).putInt(end + 16, 4);
        }
        TablesRead.read(folder, many()); // loads the classes
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        String outcome = TablesRead.read(folder, file.array());
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(outcome).isEqualTo("TABLE_UNSAFE");
        assertThat(allocated).isLessThan(4L * MEGABYTE);
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("FILES")
    void everyOddFileHasItsOutcome(String what, byte[] file, String outcome) throws IOException {
        assertThat(TablesRead.read(folder, file)).as(what).isEqualTo(outcome);
    }

    @Test
    void thereAreAHundred() {
        assertThat(FILES.size() + HostileCellsTest.CELLS.size()).isGreaterThanOrEqualTo(100);
    }

    private static byte[] many() {
        RawWorkbook many = new RawWorkbook();
        IntStream.rangeClosed(2, 60).forEach(i -> many.row(i, text("A" + i, "行" + i)));
        return many.bytes();
    }

    private static byte[] csv(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static String sheet(String first, String second) {
        return "<worksheet><sheetData><row r=\"1\">" + text("A1", first) + text("B1", second)
                + "</row></sheetData></worksheet>";
    }

    private static String headed() {
        return "<worksheet><sheetData><row r=\"1\">" + text("A1", "某局目录") + "</row><row r=\"2\">" + text("A2", "名称*")
                + text("B2", "代 码") + "</row><row r=\"3\">" + text("A3", "name") + text("B3", "code")
                + "</row><row r=\"4\">" + text("A4", "甲") + text("B4", "1") + "</row></sheetData></worksheet>";
    }
}
