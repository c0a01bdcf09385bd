// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.spreadsheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook put together by hand, so that it can be wrong. */
final class RawWorkbook {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final StringBuilder rows = new StringBuilder();
    private String afterRows = "";

    RawWorkbook() {
        part("[Content_Types].xml", XML + """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
                <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
                </Types>""");
        part(
                "xl/workbook.xml",
                XML + "<workbook xmlns=\"" + MAIN
                        + "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                        + "<sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
        part(
                "xl/_rels/workbook.xml.rels",
                XML
                        + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"r1\" Type=\"t\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        part("xl/sharedStrings.xml", XML + "<sst xmlns=\"" + MAIN + "\"><si><t>甲</t></si><si><t>乙</t></si></sst>");
        part(
                "xl/styles.xml",
                XML + "<styleSheet xmlns=\"" + MAIN
                        + "\"><numFmts count=\"1\"><numFmt numFmtId=\"170\" formatCode=\"[Red]yyyy&quot;年&quot;m\"/></numFmts>"
                        + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf numFmtId=\"49\"/>"
                        + "<xf numFmtId=\"38\"/></cellXfs></styleSheet>");
        row(1, text("A1", "name") + text("B1", "code") + text("C1", "count"));
    }

    /** An inline text cell. */
    static String text(String address, String value) {
        String escaped = value.replace("&", "&amp;").replace("<", "&lt;");
        return "<c r=\"" + address + "\" t=\"inlineStr\"><is><t>" + escaped + "</t></is></c>";
    }

    RawWorkbook part(String name, String xml) {
        parts.put(name, xml.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    RawWorkbook row(int number, String cells) {
        rows.append("<row r=\"").append(number).append("\">").append(cells).append("</row>");
        return this;
    }

    RawWorkbook afterRows(String xml) {
        afterRows = xml;
        return this;
    }

    byte[] bytes() {
        parts.computeIfAbsent("xl/worksheets/sheet1.xml", name -> sheet().getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private String sheet() {
        return XML + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData>" + afterRows
                + "</worksheet>";
    }
}
