// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.item;

import static org.zhengtong.registry.item.ItemFinding.ITEM_CODE_REPEATED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.imports.CsvRow;
import org.zhengtong.kernel.imports.CsvTable;
import org.zhengtong.kernel.imports.ImportReport;
import org.zhengtong.kernel.imports.ImportTally;
import org.zhengtong.kernel.imports.ImportTally.Remark;

/**
 * Imports a file of service items (事项清单导入): every row ends imported, imported with named warnings, unchanged or refused; a changed row
 * becomes a new revision. The file is one transaction.
 */
@ApplicationScoped
class ServiceItemImport {

    private final ServiceItemStore items;
    private final Audit audit;

    ServiceItemImport(ServiceItemStore items, Audit audit) {
        this.items = items;
        this.audit = audit;
    }

    @Transactional
    ImportReport run(byte[] file, String officer) {
        CsvTable table = CsvTable.read(file, ItemRow.COLUMNS);
        items.lockImports();
        List<ItemRow> rows = table.rows().stream().map(ItemRow::new).toList();
        Map<String, ServiceItem> known =
                items.findAll(rows.stream().map(ItemRow::code).distinct().toList());
        ImportTally tally = new ImportTally();
        List<ServiceItem> revisions = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (ItemRow row : rows) {
            Optional<Remark> refusal = row.refusal();
            if (refusal.isPresent()) {
                tally.refused(row.row(), refusal.get());
            } else if (!seen.add(row.code())) {
                tally.refused(row.row(), new Remark(ITEM_CODE_REPEATED, "item_code", row.code()));
            } else {
                take(row, Optional.ofNullable(known.get(row.code())), tally).ifPresent(revisions::add);
            }
        }
        items.insert(revisions, officer);
        ImportReport report = tally.report();
        audit.record("service-items.imported", "service-items", revisions.size() + " of " + report.rows() + " rows");
        return report;
    }

    private static Optional<ServiceItem> take(ItemRow row, Optional<ServiceItem> known, ImportTally tally) {
        List<Remark> warnings = row.warnings();
        ServiceItem item = row.item(warnings);
        if (known.filter(item::sameAs).isPresent()) {
            tally.unchanged();
            return Optional.empty();
        }
        CsvRow line = row.row();
        tally.imported(line, warnings);
        return Optional.of(item.withRevision(known.map(ServiceItem::revision).orElse(0) + 1));
    }
}
