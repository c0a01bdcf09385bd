// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.zhengtong.kernel.imports.ImportReport.Outcome;
import org.zhengtong.kernel.imports.ImportReport.RowOutcome;

/** Counts what becomes of the rows of one import. Each row is told of once: imported, unchanged or refused. */
public final class ImportTally {

    private static final int LONGEST_VALUE = 80;

    /** A remark on a column of a row. */
    public record Remark(ImportFinding finding, String column, String value) {}

    private final List<RowOutcome> outcomes = new ArrayList<>();
    private int imported;
    private int warned;
    private int unchanged;
    private int refused;

    /** The row was taken, with these warnings if any. */
    public void imported(CsvRow row, List<Remark> warnings) {
        if (warnings.isEmpty()) {
            imported++;
        } else {
            warned++;
            warnings.forEach(warning -> note(row, Outcome.WARNED, warning));
        }
    }

    /** The row says what is known already. */
    public void unchanged() {
        unchanged++;
    }

    /** The row was not taken. */
    public void refused(CsvRow row, Remark reason) {
        refused++;
        note(row, Outcome.REFUSED, reason);
    }

    private void note(CsvRow row, Outcome outcome, Remark remark) {
        String value = remark.value().length() <= LONGEST_VALUE
                ? remark.value()
                : remark.value().substring(0, LONGEST_VALUE) + "…";
        ImportFinding finding = remark.finding();
        outcomes.add(new RowOutcome(
                row.line(), remark.column(), value, outcome, finding.name(), finding.zh(), finding.en()));
    }

    /** The report so far. */
    public ImportReport report() {
        List<RowOutcome> inFileOrder = outcomes.stream()
                .sorted(Comparator.comparingInt(RowOutcome::line))
                .toList();
        return new ImportReport(
                imported + warned + unchanged + refused, imported, warned, unchanged, refused, inFileOrder);
    }
}
