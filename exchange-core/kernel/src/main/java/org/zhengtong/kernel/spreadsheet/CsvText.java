// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.spreadsheet;

import java.util.List;
import java.util.stream.Collectors;

/** Writes lines of CSV (RFC 4180). What a spreadsheet program could take for a formula gets an apostrophe before it. */
public final class CsvText {

    /** Tells Excel that UTF-8 follows. */
    public static final String MARK = "\uFEFF";

    private CsvText() {}

    /** One line with its end. */
    public static String line(List<String> cells) {
        return cells.stream().map(CsvText::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        boolean apostrophe = text.startsWith("'") && CellText.beginsLikeFormula(text.substring(1));
        String safe = CellText.beginsLikeFormula(text) || apostrophe ? "'" + text : text;
        boolean quote = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quote ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
