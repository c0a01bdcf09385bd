// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.spreadsheet;

import static org.zhengtong.kernel.spreadsheet.SpreadsheetProblem.TABLE_MALFORMED;
import static org.zhengtong.kernel.spreadsheet.SpreadsheetProblem.TABLE_TOO_LARGE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import org.zhengtong.kernel.problem.ProblemException;

/** What a workbook's parts hold, counted: shared texts, the cells that point at them, columns, merged ranges. */
final class XlsxCensus {

    private static final int MOST_TEXTS = 1_000_000;
    private static final int MOST_COLUMNS = 512;
    private static final int MOST_ROWS = 1_000_000;
    private static final int MOST_MERGED = 1_000;
    private static final Pattern CELL = Pattern.compile("([A-Z]{1,3})([0-9]{1,7})");
    private static final Pattern RANGE = Pattern.compile("([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})");
    private static final Pattern INDEX = Pattern.compile("[0-9]{1,9}");

    /** A merged range, counted from 0; its first cell alone holds a value. */
    record Merged(int top, int left, int bottom, int right) {}

    private final Map<String, List<Merged>> merged = new HashMap<>();
    private final Map<String, String> partsById = new HashMap<>();
    private String part = "";
    private int ranges;
    private int texts;
    private int lastText = -1;
    private int rows;
    private boolean styled;
    private boolean sharedText;
    private boolean value;
    private int sheets;

    /** What follows belongs to this part of the package. */
    void part(String name) {
        part = name.substring(name.lastIndexOf('/') + 1);
    }

    void begins(XMLStreamReader at) {
        value = false;
        switch (at.getLocalName()) {
            case "si" -> texts++;
            case "worksheet" -> sheets++;
            case "styleSheet" -> styled = true;
            case "row" -> rows++;
            case "c" -> cell(at);
            case "v" -> value = sharedText;
            case "mergeCell" -> merge(String.valueOf(at.getAttributeValue(null, "ref")));
            case "Relationship" -> relate(at);
            default -> {
                return;
            }
        }
        if (texts > MOST_TEXTS || rows > MOST_ROWS || ranges > MOST_MERGED) {
            throw new ProblemException(TABLE_TOO_LARGE, "too many rows, texts or merged cells");
        }
    }

    void text(XMLStreamReader at) {
        if (value && at.hasText()) {
            String index = at.getText().strip();
            if (!INDEX.matcher(index).matches()) {
                throw new ProblemException(TABLE_MALFORMED, "a cell points at no text");
            }
            lastText = Math.max(lastText, Integer.parseInt(index));
            value = false;
        }
    }

    private void cell(XMLStreamReader at) {
        sharedText = "s".equals(at.getAttributeValue(null, "t"));
        String address = at.getAttributeValue(null, "r");
        if (address != null) {
            Matcher cell = CELL.matcher(address);
            if (!cell.matches()) {
                throw new ProblemException(TABLE_MALFORMED, "a cell has no address");
            }
            if (column(cell.group(1)) >= MOST_COLUMNS) {
                throw new ProblemException(TABLE_TOO_LARGE, "at most " + MOST_COLUMNS + " columns");
            }
        }
    }

    private void merge(String reference) {
        Matcher range = RANGE.matcher(reference);
        ranges++;
        if (range.matches()) {
            merged.computeIfAbsent(part, sheet -> new ArrayList<>())
                    .add(new Merged(
                            Integer.parseInt(range.group(2)) - 1,
                            column(range.group(1)),
                            Integer.parseInt(range.group(4)) - 1,
                            column(range.group(3))));
        }
    }

    /** Which part a sheet of the workbook is. */
    private void relate(XMLStreamReader at) {
        String target = String.valueOf(at.getAttributeValue(null, "Target")).toLowerCase(Locale.ROOT);
        if (part.equals("workbook.xml.rels")) {
            partsById.put(
                    String.valueOf(at.getAttributeValue(null, "Id")), target.substring(target.lastIndexOf('/') + 1));
        }
    }

    private static int column(String letters) {
        int number = 0;
        for (char letter : letters.toCharArray()) {
            number = number * 26 + (letter - 'A' + 1);
        }
        return number - 1;
    }

    /** Refuses a workbook whose cells point at texts it does not have. */
    void requireWhole() {
        if (lastText >= texts || sheets == 0) {
            throw new ProblemException(
                    TABLE_MALFORMED, "a cell points at a text that is not there, or there is no sheet");
        }
    }

    boolean styled() {
        return styled;
    }

    /** Whether a cell of a sheet, counted from 0, is in a merged range and is not its first. */
    boolean covered(String sheetId, int row, int column) {
        return merged.getOrDefault(partsById.getOrDefault(sheetId, ""), List.of()).stream()
                .anyMatch(range -> row >= range.top
                        && row <= range.bottom
                        && column >= range.left
                        && column <= range.right
                        && (row > range.top || column > range.left));
    }
}
