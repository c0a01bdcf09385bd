// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.spreadsheet;

import static org.zhengtong.kernel.spreadsheet.CellFinding.CELL_CONTROL_CHARACTER;
import static org.zhengtong.kernel.spreadsheet.CellFinding.CELL_LIKE_FORMULA;
import static org.zhengtong.kernel.spreadsheet.CellFinding.CELL_TOO_LONG;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zhengtong.kernel.spreadsheet.TableRow.CellFault;

/** Cells of one row, looked at as text: what cannot be kept is replaced and named. */
final class CellText {

    /** The longest text Excel lets a cell hold. */
    static final int LONGEST = 32_767;

    private static final int SHOWN = 200;

    private final List<String> cells = new ArrayList<>();
    private final List<CellFault> faults = new ArrayList<>();

    void add(String text, Optional<CellFinding> found) {
        int column = cells.size();
        found.ifPresent(finding -> faults.add(new CellFault(column, finding)));
        cells.add(cleaned(column, text));
        if (found.isEmpty() && beginsLikeFormula(text)) {
            faults.add(new CellFault(column, CELL_LIKE_FORMULA));
        }
    }

    List<String> cells() {
        return cells;
    }

    List<CellFault> faults() {
        return faults;
    }

    private String cleaned(int column, String text) {
        if (text.length() > LONGEST) {
            faults.add(new CellFault(column, CELL_TOO_LONG));
            return replaced(text.substring(0, SHOWN)) + "…";
        }
        String clean = replaced(text);
        if (!clean.equals(text)) {
            faults.add(new CellFault(column, CELL_CONTROL_CHARACTER));
        }
        return clean;
    }

    /** Whether a spreadsheet program could take the text for a formula. */
    static boolean beginsLikeFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r＝＋－＠".indexOf(text.charAt(0)) >= 0;
    }

    /** Characters that neither XML nor the database can hold become U+FFFD. */
    private static String replaced(String text) {
        boolean clean = text.codePoints().noneMatch(CellText::unfit);
        if (clean) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> out.appendCodePoint(unfit(point) ? '\uFFFD' : point));
        return out.toString();
    }

    private static boolean unfit(int point) {
        return point < ' ' && point != '\t' && point != '\n' && point != '\r'
                || point == 0x7F
                || point >= 0xD800 && point <= 0xDFFF
                || (point & 0xFFFE) == 0xFFFE;
    }
}
