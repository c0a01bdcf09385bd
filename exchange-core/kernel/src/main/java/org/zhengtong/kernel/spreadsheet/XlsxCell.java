// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.spreadsheet;

import static org.zhengtong.kernel.spreadsheet.CellFinding.CELL_DATE;
import static org.zhengtong.kernel.spreadsheet.CellFinding.CELL_ERROR;
import static org.zhengtong.kernel.spreadsheet.CellFinding.CELL_FORMULA;
import static org.zhengtong.kernel.spreadsheet.CellFinding.CELL_NUMBER;
import static org.zhengtong.kernel.spreadsheet.CellFinding.CELL_PRECISION_LOST;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;

/** A cell of a workbook as the text one sees, with what is odd about it. */
record XlsxCell(String text, Optional<CellFinding> finding) {

    private static final int DIGITS_EXCEL_KEEPS = 15;
    private static final Pattern ERROR = Pattern.compile("#(N/A|REF!|VALUE!|NAME\\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!)");
    private static final Pattern NO_PLACES = Pattern.compile("\\[[^]]*]|\"[^\"]*\"|\\\\.|_.");
    private static final Pattern DATE_PLACES = Pattern.compile("[ymdhsYMDHS]");
    private static final XlsxCell EMPTY = new XlsxCell("", Optional.empty());

    /** @param numeric whether a number is expected in the column */
    static XlsxCell of(@Nullable Cell cell, boolean numeric) {
        if (cell == null || cell.getRawValue() == null) {
            return EMPTY;
        }
        String raw = cell.getRawValue();
        return switch (cell.getType()) {
            case EMPTY -> EMPTY;
            case STRING -> new XlsxCell(raw, Optional.empty());
            case BOOLEAN -> new XlsxCell(raw.equals("1") ? "TRUE" : "FALSE", Optional.empty());
            case ERROR -> new XlsxCell(raw, Optional.of(CELL_ERROR));
            case FORMULA -> new XlsxCell(raw, Optional.of(ERROR.matcher(raw).matches() ? CELL_ERROR : CELL_FORMULA));
            case NUMBER -> number(raw, cell.getDataFormatString(), numeric);
        };
    }

    private static XlsxCell number(String raw, @Nullable String format, boolean numeric) {
        if (format != null
                && DATE_PLACES.matcher(NO_PLACES.matcher(format).replaceAll("")).find()) {
            return new XlsxCell(raw, Optional.of(CELL_DATE));
        }
        BigDecimal number;
        try {
            number = new BigDecimal(raw);
        } catch (NumberFormatException unreadable) {
            return new XlsxCell(raw, Optional.of(CELL_ERROR));
        }
        if ((long) number.precision() - number.scale() > DIGITS_EXCEL_KEEPS
                || number.scale() > 2 * DIGITS_EXCEL_KEEPS) {
            return new XlsxCell(raw, Optional.of(CELL_PRECISION_LOST));
        }
        String text = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        return new XlsxCell(text, numeric ? Optional.empty() : Optional.of(CELL_NUMBER));
    }
}
