// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.imports;

import java.util.List;
import org.zhengtong.catalog.entrysheet.EntrySheets;
import org.zhengtong.catalog.imports.ImportOrder.Mode;
import org.zhengtong.catalog.imports.ImportOrder.Status;
import org.zhengtong.catalog.imports.ImportOrder.Target;

/**
 * What callers see of an import (导入报告): how far it is and what became of its rows. {@code rows} is the sum of the other counts of
 * entries when nothing was left.
 *
 * @param rows rows of entries
 * @param items rows of information items
 * @param checked rows of entries looked at so far
 * @param taken rows of entries worked in so far; of all or nothing they are there only when all are
 * @param imported taken without a remark; in a dry run, what would be
 * @param itemsRefused rows of items that cannot be taken
 * @param outcomes remarks in the order of the file, the first {@value #MOST_OUTCOMES}; the annotated workbook has all
 */
public record ImportView(
        String id,
        Status status,
        Mode mode,
        Target target,
        boolean dryRun,
        int rows,
        int items,
        int checked,
        int taken,
        int imported,
        int warned,
        int unchanged,
        int refused,
        int itemsRefused,
        List<OutcomeView> outcomes) {

    static final int MOST_OUTCOMES = 2_000;

    /** What one remark does to its row. */
    public enum Effect {
        WARNED,
        REFUSED
    }

    /** One remark on one cell. */
    public record OutcomeView(
            String sheet,
            int line,
            String column,
            String value,
            Effect outcome,
            String code,
            String message,
            String messageEn) {}

    static ImportView of(ImportOrder order, ImportStore.Counts counts, int progress, List<StagedRow> remarked) {
        List<OutcomeView> outcomes = remarked.stream()
                .flatMap(row -> row.remarks().stream()
                        .map(remark -> new OutcomeView(
                                EntrySheets.layouts().get(row.row().sheet()).title(),
                                row.row().line(),
                                remark.column(),
                                remark.value(),
                                remark.refused() ? Effect.REFUSED : Effect.WARNED,
                                remark.code(),
                                remark.zh(),
                                remark.en())))
                .limit(MOST_OUTCOMES)
                .toList();
        return new ImportView(
                order.id(),
                order.status(),
                order.mode(),
                order.target(),
                order.dryRun(),
                counts.rows(),
                counts.items(),
                counts.checked(),
                order.status() == Status.APPLYING
                        ? Math.max(progress, counts.applied())
                        : order.status() == Status.DONE ? counts.applied() : 0,
                counts.imported(),
                counts.warned(),
                counts.unchanged(),
                counts.refused(),
                counts.itemsRefused(),
                outcomes);
    }
}
