// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.imports;

import java.util.List;

/**
 * What became of an imported file (导入报告); {@code rows} is the sum of the four counts.
 *
 * @param rows data rows read
 * @param imported taken without a remark
 * @param warned taken, with at least one named warning
 * @param unchanged known already, nothing done
 * @param refused not taken
 * @param outcomes the remarks, in file order: all rows that were warned or refused
 */
public record ImportReport(int rows, int imported, int warned, int unchanged, int refused, List<RowOutcome> outcomes) {

    /** What can become of a row. */
    public enum Outcome {
        WARNED,
        REFUSED
    }

    /**
     * One remark on one row.
     *
     * @param line line of the file, the header being line 1
     * @param value what stood in the column
     * @param code stable code of the remark
     */
    public record RowOutcome(
            int line, String column, String value, Outcome outcome, String code, String message, String messageEn) {}

    public ImportReport {
        outcomes = List.copyOf(outcomes);
    }
}
