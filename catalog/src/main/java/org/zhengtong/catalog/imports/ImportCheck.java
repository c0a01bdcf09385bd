// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.imports;

import static org.zhengtong.catalog.entrysheet.EntryFinding.ITEM_WITHOUT_ENTRY;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.zhengtong.catalog.entry.EntryDocument;
import org.zhengtong.catalog.entrysheet.Remark;
import org.zhengtong.catalog.imports.RowCheck.Checked;
import org.zhengtong.catalog.imports.StagedRow.Outcome;
import org.zhengtong.catalog.lint.Finding;
import org.zhengtong.catalog.lint.Lint;

/**
 * Checks rows (检查): each comes out as an entry that can be taken, or with every reason why not, and with what the catalogue's checks (质检)
 * find on it; at last the rows are compared with each other. Changes no entry.
 */
@Singleton
class ImportCheck {

    private static final int CHUNK = 500;

    private final RowStore rows;
    private final RowTwins twins;
    private final Lint lint;
    private final Validator validator;
    private final EntryDocument documents;
    private final ObjectMapper json;

    ImportCheck(
            RowStore rows, RowTwins twins, Lint lint, Validator validator, EntryDocument documents, ObjectMapper json) {
        this.rows = rows;
        this.twins = twins;
        this.lint = lint;
        this.validator = validator;
        this.documents = documents;
        this.json = json;
    }

    /** Checks the next rows; false when there are none left. */
    boolean step(ImportOrder order) {
        List<StagedRow> chunk = rows.unchecked(order.id(), CHUNK);
        if (chunk.isEmpty()) {
            rows.checked(
                    order.id(),
                    rows.orphans(order.id()).stream().map(ImportCheck::orphan).toList());
            twins.compare(order);
            return false;
        }
        Set<String> names = chunk.stream().map(StagedRow::name).collect(Collectors.toSet());
        Map<String, List<StagedRow>> items = rows.items(order.id(), names);
        Set<String> codes = chunk.stream().map(StagedRow::resource).collect(Collectors.toSet());
        Set<Integer> firstOfCodes = new HashSet<>(rows.firstLinesOfCodes(order.id(), codes));
        Set<Integer> first = new HashSet<>(rows.firstLines(order.id(), names));
        List<RowCheck> checks = chunk.stream()
                .map(row -> new RowCheck(order, row, items.getOrDefault(row.name(), List.of())))
                .toList();
        checks.forEach(check -> check.read(first, firstOfCodes, validator, json));
        lint(checks);
        List<Checked> checked = new ArrayList<>();
        Map<Integer, Checked> checkedItems = new TreeMap<>();
        checks.forEach(check -> check.result(documents::write, checked, checkedItems));
        checked.addAll(checkedItems.values());
        rows.checked(order.id(), checked);
        return true;
    }

    private void lint(List<RowCheck> checks) {
        List<RowCheck> whole =
                checks.stream().filter(check -> check.entry().isPresent()).toList();
        List<List<Finding>> findings = lint.check(whole.stream()
                .map(check -> new Lint.Row(check.entry().orElseThrow(), check.resource()))
                .toList());
        for (int i = 0; i < whole.size(); i++) {
            whole.get(i).found(findings.get(i));
        }
    }

    private static Checked orphan(StagedRow row) {
        Remark remark = Remark.refusal(ITEM_WITHOUT_ENTRY, "entryName", row.name());
        return Checked.item(row.row().line(), Outcome.REFUSED, List.of(remark));
    }
}
