// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.layout;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.zhengtong.registry.layout.Layout.Box;
import org.zhengtong.registry.layout.Sheet.Run;
import org.zhengtong.schemas.ofd.SealedOfd;

/** Writes a sheet as the files of an OFD package (GB/T 33190-2016), without the seal's. The same sheet gives the same bytes. */
public final class OfdFiles {

    /** Identifier of the first page, which has the seal. */
    public static final int PAGE = 1;

    private static final String HEADER = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String NAMESPACE = " xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    private static final int LAYER = 2;
    private static final int FIRST_FONT = 10;
    private static final int FIRST_OBJECT = 100;
    private static final double ASCENT = 1.2;

    private final Sheet sheet;
    private int nextObject = FIRST_OBJECT;

    private OfdFiles(Sheet sheet) {
        this.sheet = sheet;
    }

    /** Files by their path in the package. */
    public static Map<String, byte[]> of(Sheet sheet) {
        return new OfdFiles(sheet).files();
    }

    private Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        List<String> pages = new ArrayList<>();
        pages.add(page(sheet.runs(), true));
        sheet.further().forEach(runs -> pages.add(page(runs, false)));
        put(files, "OFD.xml", entry());
        put(files, "Doc_0/Document.xml", document(pages.size()));
        put(files, "Doc_0/PublicRes.xml", resources());
        for (int i = 0; i < pages.size(); i++) {
            put(files, "Doc_0/Pages/Page_" + i + "/Content.xml", pages.get(i));
        }
        for (int i = 0; i < sheet.fonts().size(); i++) {
            if (!sheet.fonts().get(i).glyphs().isEmpty()) {
                files.put("Doc_0/Res/font_" + i + ".ttf", sheet.fonts().get(i).file());
            }
        }
        return files;
    }

    private String entry() {
        String identifier = sheet.metadata().getOrDefault("ZZBS", sheet.title());
        String data = sheet.metadata().entrySet().stream()
                .map(item -> "<ofd:CustomData Name=\"" + escaped(item.getKey()) + "\">" + escaped(item.getValue())
                        + "</ofd:CustomData>")
                .collect(Collectors.joining());
        return HEADER + "<ofd:OFD" + NAMESPACE
                + " DocType=\"OFD\" Version=\"1.1\"><ofd:DocBody><ofd:DocInfo><ofd:DocID>"
                + UUID.nameUUIDFromBytes(identifier.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", "")
                + "</ofd:DocID><ofd:Title>" + escaped(sheet.title()) + "</ofd:Title><ofd:CreationDate>"
                + escaped(sheet.metadata().getOrDefault("ZZBFRQ", "")) + "</ofd:CreationDate><ofd:Creator>Zhengtong"
                + "</ofd:Creator><ofd:CustomDatas>" + data + "</ofd:CustomDatas></ofd:DocInfo>"
                + "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot><ofd:Signatures>/" + SealedOfd.SIGNATURES
                + "</ofd:Signatures></ofd:DocBody></ofd:OFD>";
    }

    /** Written after the pages, which know how many objects there are. */
    private String document(int pages) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < pages; i++) {
            int id = i == 0 ? PAGE : nextObject++;
            list.append("<ofd:Page ID=\"" + id + "\" BaseLoc=\"Pages/Page_" + i + "/Content.xml\"/>");
        }
        return HEADER + "<ofd:Document" + NAMESPACE + "><ofd:CommonData><ofd:MaxUnitID>" + nextObject
                + "</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 " + number(sheet.width()) + " "
                + number(sheet.height()) + "</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml"
                + "</ofd:PublicRes></ofd:CommonData><ofd:Pages>" + list + "</ofd:Pages></ofd:Document>";
    }

    private String resources() {
        StringBuilder xml = new StringBuilder(HEADER + "<ofd:Res" + NAMESPACE + " BaseLoc=\"Res\"><ofd:Fonts>");
        for (int i = 0; i < sheet.fonts().size(); i++) {
            FontSubset font = sheet.fonts().get(i);
            if (!font.glyphs().isEmpty()) {
                String name = escaped(font.name());
                xml.append("<ofd:Font ID=\"" + (FIRST_FONT + i) + "\" FontName=\"" + name + "\" FamilyName=\"" + name
                        + "\"><ofd:FontFile>font_" + i + ".ttf</ofd:FontFile></ofd:Font>");
            }
        }
        return xml.append("</ofd:Fonts></ofd:Res>").toString();
    }

    private String page(List<Run> runs, boolean first) {
        int layer = first ? LAYER : nextObject++;
        StringBuilder xml = new StringBuilder(
                HEADER + "<ofd:Page" + NAMESPACE + "><ofd:Content><ofd:Layer ID=\"" + layer + "\" Type=\"Body\">");
        sheet.frames().forEach(frame -> frame(xml, frame));
        if (first) {
            squares(xml, sheet.squares());
        }
        runs.forEach(run -> run(xml, run));
        return xml.append("</ofd:Layer></ofd:Content></ofd:Page>").toString();
    }

    private void frame(StringBuilder xml, Box frame) {
        xml.append("<ofd:PathObject ID=\"" + nextObject++ + "\" Boundary=\"" + box(frame)
                + "\" LineWidth=\"0.5\" Stroke=\"true\"><ofd:StrokeColor Value=\"156 24 30\"/><ofd:AbbreviatedData>"
                + rectangle(new Box(0, 0, frame.width(), frame.height()))
                + "</ofd:AbbreviatedData></ofd:PathObject>");
    }

    private void squares(StringBuilder xml, List<Box> squares) {
        xml.append("<ofd:PathObject ID=\"" + nextObject++ + "\" Boundary=\"0 0 " + number(sheet.width()) + " "
                + number(sheet.height()) + "\" Stroke=\"false\" Fill=\"true\"><ofd:FillColor Value=\"0 0 0\"/>"
                + "<ofd:AbbreviatedData>");
        squares.forEach(square -> xml.append(rectangle(square)).append(' '));
        xml.append("</ofd:AbbreviatedData></ofd:PathObject>");
    }

    /** Readers disagree whether a character beyond U+FFFF counts once or twice, so each stands alone and names its glyph. */
    private void run(StringBuilder xml, Run run) {
        double x = run.x();
        int start = 0;
        while (start < run.codePoints().length) {
            int end = start + 1;
            if (run.codePoints()[start] <= Character.MAX_VALUE) {
                while (end < run.codePoints().length && run.codePoints()[end] <= Character.MAX_VALUE) {
                    end++;
                }
            }
            text(xml, run, x, start, end);
            for (int i = start; i < end; i++) {
                x += run.advances()[i];
            }
            start = end;
        }
    }

    private void text(StringBuilder xml, Run run, double x, int start, int end) {
        double width = Arrays.stream(run.advances(), start, end).sum();
        Box boundary = new Box(x, run.baseline() - run.size(), width, run.size() * ASCENT);
        String deltas = Arrays.stream(run.advances(), start, end - 1)
                .mapToObj(OfdFiles::number)
                .collect(Collectors.joining(" "));
        int first = run.codePoints()[start];
        xml.append("<ofd:TextObject ID=\"" + nextObject++ + "\" Boundary=\"" + box(boundary) + "\" Font=\""
                + (FIRST_FONT + run.font()) + "\" Size=\"" + number(run.size()) + "\">");
        if (first > Character.MAX_VALUE) {
            xml.append("<ofd:CGTransform CodePosition=\"0\"><ofd:Glyphs>"
                    + sheet.fonts().get(run.font()).glyphs().get(first) + "</ofd:Glyphs></ofd:CGTransform>");
        }
        xml.append("<ofd:TextCode X=\"0\" Y=\"" + number(run.size()) + "\"")
                .append(deltas.isEmpty() ? "" : " DeltaX=\"" + deltas + "\"")
                .append(">")
                .append(escaped(new String(run.codePoints(), start, end - start)))
                .append("</ofd:TextCode></ofd:TextObject>");
    }

    private static String rectangle(Box box) {
        String left = number(box.x());
        String top = number(box.y());
        String right = number(box.x() + box.width());
        String bottom = number(box.y() + box.height());
        return "M " + left + " " + top + " L " + right + " " + top + " L " + right + " " + bottom + " L " + left + " "
                + bottom + " C";
    }

    private static String box(Box box) {
        return number(box.x()) + " " + number(box.y()) + " " + number(box.width()) + " " + number(box.height());
    }

    /** Micrometres are enough. */
    private static String number(double value) {
        long micrometres = Math.round(value * 1000);
        String whole = (micrometres < 0 ? "-" : "") + Math.abs(micrometres / 1000);
        String rest = Long.toString(1000 + Math.abs(micrometres % 1000)).substring(1);
        if (rest.equals("000")) {
            return whole;
        }
        int end = rest.endsWith("00") ? 1 : rest.endsWith("0") ? 2 : 3;
        return whole + "." + rest.substring(0, end);
    }

    /** What XML has no place for is left out; on the sheet it was reported as a missing glyph. */
    private static String escaped(String text) {
        return text.replaceAll("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static void put(Map<String, byte[]> files, String name, String xml) {
        files.put(name, xml.getBytes(StandardCharsets.UTF_8));
    }
}
