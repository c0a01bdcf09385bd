// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengtong.kernel.spreadsheet.RawWorkbook.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** Cells as people fill them in and as attackers do, each with what becomes of it; with {@link HostileFilesTest} over a hundred. */
class HostileCellsTest {

    private static final String A2 = "<c r=\"A2\"";

    static final List<Arguments> CELLS = List.of(
            // numbers where text is wanted
            Arguments.of(A2 + "><v>105002</v></c>", "105002|CELL_NUMBER"),
            Arguments.of(A2 + "><v>0</v></c>", "0|CELL_NUMBER"),
            Arguments.of(A2 + "><v>-1.50</v></c>", "-1.5|CELL_NUMBER"),
            Arguments.of(A2 + "><v>1.15119E+17</v></c>", "1.15119E+17|CELL_PRECISION_LOST"),
            Arguments.of(A2 + "><v>115119000090000150</v></c>", "115119000090000150|CELL_PRECISION_LOST"),
            Arguments.of(A2 + "><v>999999999999999</v></c>", "999999999999999|CELL_NUMBER"),
            Arguments.of(A2 + "><v>1E999999999</v></c>", "1E999999999|CELL_PRECISION_LOST"),
            Arguments.of(A2 + "><v>1E-999999999</v></c>", "1E-999999999|CELL_PRECISION_LOST"),
            Arguments.of(A2 + "><v>0.1</v></c>", "0.1|CELL_NUMBER"),
            Arguments.of(A2 + "><v>NaN</v></c>", "NaN|CELL_ERROR"),
            Arguments.of(A2 + "><v>abc</v></c>", "abc|CELL_ERROR"),
            Arguments.of(A2 + "><v>1,5</v></c>", "1,5|CELL_ERROR"),
            Arguments.of(A2 + " s=\"1\"><v>45000</v></c>", "45000|CELL_DATE"),
            Arguments.of(A2 + " s=\"2\"><v>45000.5</v></c>", "45000.5|CELL_DATE"),
            Arguments.of(A2 + " s=\"3\"><v>7</v></c>", "7|CELL_NUMBER"),
            Arguments.of(A2 + " s=\"4\"><v>7</v></c>", "7|CELL_NUMBER"),
            Arguments.of(A2 + " s=\"99\"><v>7</v></c>", "7|CELL_NUMBER"),
            // other types
            Arguments.of(A2 + " t=\"b\"><v>1</v></c>", "TRUE"),
            Arguments.of(A2 + " t=\"b\"><v>0</v></c>", "FALSE"),
            Arguments.of(A2 + " t=\"b\"><v>7</v></c>", "7|CELL_ERROR"),
            Arguments.of(A2 + " t=\"e\"><v>#REF!</v></c>", "#REF!|CELL_ERROR"),
            Arguments.of(A2 + " t=\"e\"><v>#N/A</v></c>", "#N/A|CELL_ERROR"),
            Arguments.of(A2 + " t=\"s\"><v>0</v></c>", "甲"),
            Arguments.of(A2 + " t=\"s\"><v>1</v></c>", "乙"),
            Arguments.of(A2 + " t=\"s\"><v> 1 </v></c>", "TABLE_MALFORMED"),
            Arguments.of(A2 + " t=\"s\"><v>2</v></c>", "TABLE_MALFORMED"),
            Arguments.of(A2 + " t=\"s\"><v>999999999</v></c>", "TABLE_MALFORMED"),
            Arguments.of(A2 + " t=\"s\"><v>-1</v></c>", "TABLE_MALFORMED"),
            Arguments.of(A2 + " t=\"s\"><v>1e3</v></c>", "TABLE_MALFORMED"),
            Arguments.of(A2 + " t=\"d\"><v>2026-01-01</v></c>", "TABLE_MALFORMED"),
            Arguments.of(A2 + " t=\"zz\"><v>1</v></c>", "TABLE_MALFORMED"),
            Arguments.of(A2 + " s=\"x\"><v>1</v></c>", "TABLE_MALFORMED"),
            // formulas
            Arguments.of(A2 + "><f>1+1</f><v>2</v></c>", "2|CELL_FORMULA"),
            Arguments.of(A2 + " t=\"str\"><f>A1&amp;\"x\"</f><v>namex</v></c>", "namex|CELL_FORMULA"),
            Arguments.of(A2 + " t=\"str\"><f>cmd|' /C calc'!A0</f><v>甲</v></c>", "甲|CELL_FORMULA"),
            Arguments.of(A2 + " t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", "#DIV/0!|CELL_ERROR"),
            Arguments.of(A2 + "><f t=\"shared\" si=\"5\"/><v>3</v></c>", "TABLE_MALFORMED"),
            Arguments.of(A2 + "><f t=\"shared\" si=\"x\"/><v>3</v></c>", "TABLE_MALFORMED"),
            Arguments.of(A2 + "><f t=\"array\" ref=\"oops\">1</f><v>3</v></c>", "TABLE_MALFORMED"),
            // text that looks like a formula
            Arguments.of(text("A2", "=1+1"), "=1+1|CELL_LIKE_FORMULA"),
            Arguments.of(text("A2", "=cmd|' /C calc'!A0"), "=cmd|' /C calc'!A0|CELL_LIKE_FORMULA"),
            Arguments.of(text("A2", "=HYPERLINK(\"http://x\")"), "=HYPERLINK(\"http://x\")|CELL_LIKE_FORMULA"),
            Arguments.of(text("A2", "+86 28"), "+86 28|CELL_LIKE_FORMULA"),
            Arguments.of(text("A2", "-无-"), "-无-|CELL_LIKE_FORMULA"),
            Arguments.of(text("A2", "@SUM(A1)"), "@SUM(A1)|CELL_LIKE_FORMULA"),
            Arguments.of(text("A2", "＝1＋1"), "＝1＋1|CELL_LIKE_FORMULA"),
            Arguments.of(text("A2", "\t=1"), "\t=1|CELL_LIKE_FORMULA"),
            // characters
            Arguments.of(text("A2", "𠮷野家"), "𠮷野家"),
            Arguments.of(text("A2", "😀"), "😀"),
            Arguments.of(text("A2", "㐀䶵"), "㐀䶵"),
            Arguments.of(text("A2", "e\u0301"), "e\u0301"),
            Arguments.of(text("A2", "\u202E左"), "\u202E左"),
            Arguments.of(text("A2", "a\uFEFFb"), "a\uFEFFb"),
            Arguments.of(text("A2", "&#x1F;"), "&#x1F;"),
            Arguments.of(text("A2", "a&#x7F;".replace("&#x7F;", "\u007F")), "a\uFFFD|CELL_CONTROL_CHARACTER"),
            Arguments.of(A2 + " t=\"inlineStr\"><is><t>&#0;</t></is></c>", "TABLE_MALFORMED"),
            Arguments.of(A2 + " t=\"inlineStr\"><is><t>&#xD800;</t></is></c>", "TABLE_MALFORMED"),
            Arguments.of(A2 + " t=\"inlineStr\"><is><t>&#xFFFF;</t></is></c>", "TABLE_MALFORMED"),
            Arguments.of(A2 + " t=\"inlineStr\"><is><t>&lol;</t></is></c>", "TABLE_MALFORMED"),
            Arguments.of(text("A2", "'; DROP TABLE catalogue_entry; --"), "'; DROP TABLE catalogue_entry; --"),
            Arguments.of(text("A2", "<script>alert(1)</script>"), "<script>alert(1)</script>"),
            Arguments.of(text("A2", "${jndi:ldap://x}"), "${jndi:ldap://x}"),
            Arguments.of(text("A2", "a\nb"), "a\nb"),
            Arguments.of(text("A2", "长".repeat(32_767)), "32767 characters"),
            Arguments.of(text("A2", "长".repeat(32_768)), "201 characters|CELL_TOO_LONG"),
            Arguments.of(text("A2", "x".repeat(200_000)), "201 characters|CELL_TOO_LONG"),
            Arguments.of(A2 + " t=\"inlineStr\"><is><r><t>富</t></r><r><t>文本</t></r></is></c>", "富文本"),
            Arguments.of(A2 + " t=\"inlineStr\"><is><t><![CDATA[a<b]]></t></is></c>", "a<b"),
            // addresses
            Arguments.of("<c r=\"XFD2\" t=\"inlineStr\"><is><t>x</t></is></c>", "TABLE_TOO_LARGE"),
            Arguments.of("<c r=\"ZZZZZZ2\" t=\"inlineStr\"><is><t>x</t></is></c>", "TABLE_MALFORMED"),
            Arguments.of("<c r=\"2A\" t=\"inlineStr\"><is><t>x</t></is></c>", "TABLE_MALFORMED"),
            Arguments.of("<c r=\"A99999999999\"><v>1</v></c>", "TABLE_MALFORMED"),
            Arguments.of("<c r=\"\"><v>1</v></c>", "TABLE_MALFORMED"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @FieldSource("CELLS")
    void everyOddCellHasItsOutcome(String cell, String outcome) throws IOException {
        String read = TablesRead.read(
                folder, new RawWorkbook().row(2, cell + text("B2", "x")).bytes());

        assertThat(read.replace("¦x¦", "").replace("¦x", "")).isEqualTo(outcome);
    }
}
