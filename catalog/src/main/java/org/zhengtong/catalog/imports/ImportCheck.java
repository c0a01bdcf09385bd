// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.imports;

import static org.zhengtong.catalog.entry.EntryProblem.ENTRY_OF_ANOTHER_ORGANISATION;
import static org.zhengtong.catalog.entry.EntryProblem.STATE_SECRET_REFUSED;
import static org.zhengtong.catalog.entrysheet.EntryFinding.ITEM_REFUSED;
import static org.zhengtong.catalog.entrysheet.EntryFinding.ITEM_WITHOUT_ENTRY;
import static org.zhengtong.catalog.entrysheet.EntryFinding.ROW_INCOMPLETE;
import static org.zhengtong.catalog.entrysheet.EntryFinding.ROW_REPEATED;
import static org.zhengtong.catalog.entrysheet.EntryFinding.VALUE_INVALID;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.EntryDocument;
import org.zhengtong.catalog.entrysheet.EntryRow;
import org.zhengtong.catalog.entrysheet.EntrySheets;
import org.zhengtong.catalog.entrysheet.ItemRow;
import org.zhengtong.catalog.entrysheet.Remark;
import org.zhengtong.catalog.imports.RowStore.Checked;
import org.zhengtong.catalog.imports.StagedRow.Outcome;
import org.zhengtong.catalog.spreadsheet.TableHeader;

/** Checks rows (检查): each comes out as an entry that can be taken, or with every reason why not. Changes no entry. */
@Singleton
class ImportCheck {

    private static final int CHUNK = 500;

    private final RowStore rows;
    private final Validator validator;
    private final EntryDocument documents;
    private final ObjectMapper json;

    ImportCheck(RowStore rows, Validator validator, EntryDocument documents, ObjectMapper json) {
        this.rows = rows;
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
            return false;
        }
        Set<String> names = chunk.stream().map(StagedRow::name).collect(Collectors.toSet());
        Map<String, List<StagedRow>> items = rows.items(order.id(), names);
        Set<Integer> first = new HashSet<>(rows.firstLines(order.id(), names));
        List<Checked> checked = new ArrayList<>();
        Map<Integer, Checked> checkedItems = new TreeMap<>();
        for (StagedRow row : chunk) {
            new OneRow(order, row, items.getOrDefault(row.name(), List.of()), first).check(checked, checkedItems);
        }
        checked.addAll(checkedItems.values());
        rows.checked(order.id(), checked);
        return true;
    }

    private static Checked orphan(StagedRow row) {
        Remark remark = Remark.refusal(ITEM_WITHOUT_ENTRY, "entryName", row.name());
        return new Checked(EntrySheets.ITEMS, row.row().line(), Outcome.REFUSED, List.of(remark), Optional.empty());
    }

    /** What is odd about the cells themselves. */
    private static List<Remark> faults(StagedRow row, TableHeader header) {
        return row.row().faults().stream()
                .map(fault -> {
                    String field = header.fields().get(fault.column());
                    String column = field.isEmpty() ? header.titles().get(fault.column()) : field;
                    String value = row.row().cells().get(fault.column());
                    return fault.finding().refuses() && !field.isEmpty()
                            ? Remark.refusal(fault.finding(), column, value)
                            : Remark.warning(fault.finding(), column, value);
                })
                .toList();
    }

    /** The check of one row. */
    private final class OneRow {

        private final ImportOrder order;
        private final StagedRow row;
        private final List<StagedRow> itemRows;
        private final boolean first;
        private final List<Remark> remarks = new ArrayList<>();
        private final Map<Integer, List<Remark>> ofItems = new TreeMap<>();

        OneRow(ImportOrder order, StagedRow row, List<StagedRow> named, Set<Integer> first) {
            this.order = order;
            this.row = row;
            this.first = first.contains(row.row().line());
            this.itemRows = named.stream()
                    .filter(item -> ItemRow.belongsTo(fields(item), row.provider()))
                    .toList();
        }

        private Map<String, String> fields(StagedRow staged) {
            return staged.fields(order.headers().get(staged.row().sheet()));
        }

        void check(List<Checked> checked, Map<Integer, Checked> checkedItems) {
            Optional<CatalogueEntry> entry = row.row().complete() ? read() : Optional.empty();
            if (!row.row().complete()) {
                remarks.add(Remark.refusal(ROW_INCOMPLETE, "", ""));
            }
            entry.ifPresent(this::rules);
            boolean refused = remarks.stream().anyMatch(Remark::refused);
            checked.add(new Checked(
                    EntrySheets.ENTRIES,
                    row.row().line(),
                    refused ? Outcome.REFUSED : Outcome.READY,
                    remarks,
                    refused ? Optional.empty() : entry.map(documents::write)));
            ofItems.forEach((line, said) -> checkedItems.put(
                    line,
                    new Checked(
                            EntrySheets.ITEMS,
                            line,
                            said.stream().anyMatch(Remark::refused) ? Outcome.REFUSED : Outcome.WARNED,
                            said,
                            Optional.empty())));
        }

        private Optional<CatalogueEntry> read() {
            remarks.addAll(faults(row, order.headers().get(EntrySheets.ENTRIES)));
            List<ItemRow> items = new ArrayList<>();
            for (StagedRow staged : itemRows) {
                ItemRow item = ItemRow.of(fields(staged));
                List<Remark> said =
                        new ArrayList<>(faults(staged, order.headers().get(EntrySheets.ITEMS)));
                said.addAll(item.remarks());
                if (!said.isEmpty()) {
                    ofItems.put(staged.row().line(), said);
                }
                items.add(new ItemRow(item.document(), said));
            }
            EntryRow read = EntryRow.of(fields(row), items, json);
            remarks.addAll(read.remarks());
            return remarks.stream().anyMatch(Remark::refused) ? Optional.empty() : read.entry();
        }

        private void rules(CatalogueEntry entry) {
            validator.validate(entry).stream()
                    .sorted(Comparator.comparing(
                            violation -> violation.getPropertyPath().toString()))
                    .forEach(violation -> violated(violation, entry));
            if (!remarks.stream().anyMatch(Remark::refused) && !order.manager().keeps(entry.providerOrganisation())) {
                remarks.add(Remark.refusal(
                        ENTRY_OF_ANOTHER_ORGANISATION, "providerOrganisation", entry.providerOrganisation()));
            }
            entry.hindrance()
                    .ifPresent(problem -> remarks.add(Remark.refusal(
                            problem, problem == STATE_SECRET_REFUSED ? "sensitivity" : "sharingCondition", "")));
            if (!first) {
                remarks.add(Remark.refusal(ROW_REPEATED, "name", entry.name()));
            }
        }

        /** A violation within an item is told on the item's own row, where it has one. */
        private void violated(ConstraintViolation<CatalogueEntry> violation, CatalogueEntry entry) {
            Iterator<Path.Node> path = violation.getPropertyPath().iterator();
            String column = path.next().getName();
            String value = String.valueOf(violation.getInvalidValue());
            if (!path.hasNext()) {
                remarks.add(Remark.refusal(VALUE_INVALID, column, value));
                return;
            }
            Path.Node within = path.next();
            Integer index = within.getIndex();
            String inner = String.valueOf(within.getName());
            if (index == null) {
                remarks.add(Remark.refusal(VALUE_INVALID, column + "." + inner, value));
            } else if ("items".equals(column)
                    && itemRows.size() == entry.items().size()) {
                int line = itemRows.get(index).row().line();
                ofItems.computeIfAbsent(line, none -> new ArrayList<>())
                        .add(Remark.refusal(VALUE_INVALID, inner, value));
                remarks.add(Remark.refusal(ITEM_REFUSED, column, ""));
            } else {
                remarks.add(Remark.refusal(VALUE_INVALID, column, value));
            }
        }
    }
}
