// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.imports;

import static org.zhengtong.catalog.entry.EntryProblem.ENTRY_OF_ANOTHER_ORGANISATION;
import static org.zhengtong.catalog.entrysheet.EntryFinding.ITEM_REFUSED;
import static org.zhengtong.catalog.entrysheet.EntryFinding.ROW_INCOMPLETE;
import static org.zhengtong.catalog.entrysheet.EntryFinding.ROW_REPEATED;
import static org.zhengtong.catalog.entrysheet.EntryFinding.VALUE_INVALID;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.Likeness;
import org.zhengtong.catalog.entrysheet.EntryRow;
import org.zhengtong.catalog.entrysheet.EntrySheets;
import org.zhengtong.catalog.entrysheet.ItemRow;
import org.zhengtong.catalog.entrysheet.Remark;
import org.zhengtong.catalog.imports.ImportOrder.Target;
import org.zhengtong.catalog.imports.StagedRow.Outcome;
import org.zhengtong.catalog.lint.Finding;
import org.zhengtong.kernel.spreadsheet.TableHeader;

/** The check of one row of entries with the rows of its items: first by itself, then what the catalogue's checks find on it. */
final class RowCheck {

    private static final Pattern ITEM = Pattern.compile("items\\[([0-9]+)]\\.(.+)");

    private final ImportOrder order;
    private final StagedRow row;
    private final List<StagedRow> itemRows;
    private final List<Remark> remarks = new ArrayList<>();
    private final Map<Integer, List<Remark>> ofItems = new TreeMap<>();
    private Optional<CatalogueEntry> entry = Optional.empty();
    private Optional<Integer> version = Optional.empty();

    /** What a checked row comes to; document and likeness are those of a row that can be taken. */
    record Checked(
            int sheet,
            int line,
            Outcome outcome,
            List<Remark> remarks,
            Optional<String> document,
            Optional<Likeness> likeness,
            Optional<Integer> version) {

        /** A row of items, which is taken with its entry. */
        static Checked item(int line, Outcome outcome, List<Remark> remarks) {
            return new Checked(
                    EntrySheets.ITEMS, line, outcome, remarks, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** @param named rows of items that name an entry like this */
    RowCheck(ImportOrder order, StagedRow row, List<StagedRow> named) {
        this.order = order;
        this.row = row;
        this.itemRows = named.stream()
                .filter(item -> ItemRow.belongsTo(fields(item), row.provider()))
                .toList();
    }

    /** Reads the row and holds it to the rules it can be held to alone. */
    void read(Set<Integer> firstLines, Set<Integer> firstOfCodes, Validator validator, ObjectMapper json) {
        if (!row.row().complete()) {
            remarks.add(Remark.refusal(ROW_INCOMPLETE, "", ""));
            return;
        }
        remarks.addAll(faults(row, order.headers().get(EntrySheets.ENTRIES)));
        EntryRow read = EntryRow.of(fields(row), items(), json);
        remarks.addAll(read.remarks());
        if (!row.resource().isEmpty() && !firstOfCodes.contains(row.row().line())) {
            remarks.add(Remark.refusal(ROW_REPEATED, EntrySheets.RESOURCE, row.resource()));
        }
        if (!refused()) {
            entry = read.entry();
            version = Optional.ofNullable(read.registered().version());
            entry.ifPresent(
                    e -> rules(e, validator, firstLines.contains(row.row().line())));
        }
    }

    /** What the catalogue's checks look at: an entry nothing stands against so far. */
    Optional<CatalogueEntry> entry() {
        return refused() ? Optional.empty() : entry;
    }

    /** The code the row names its entry by. */
    Optional<String> resource() {
        return Optional.of(row.resource()).filter(code -> !code.isEmpty());
    }

    /** Enters what they found, each in its cell. Errors refuse what is to be submitted or published; a draft may have them. */
    void found(List<Finding> findings) {
        for (Finding finding : findings) {
            boolean refuses = finding.blocks() && order.target() != Target.DRAFT;
            Matcher item = ITEM.matcher(finding.field());
            if (!item.matches()) {
                remarks.add(Remark.of(finding, finding.field(), refuses));
            } else if (itemRows.size() == entry.orElseThrow().items().size()) {
                ofItem(Integer.parseInt(item.group(1)), Remark.of(finding, item.group(2), refuses));
            } else {
                remarks.add(Remark.of(finding, "items", refuses));
            }
        }
    }

    /** What the row, and those of its items with remarks, come to. */
    void result(Function<CatalogueEntry, String> written, List<Checked> checked, Map<Integer, Checked> checkedItems) {
        Optional<CatalogueEntry> ready = entry();
        checked.add(new Checked(
                EntrySheets.ENTRIES,
                row.row().line(),
                ready.isEmpty() ? Outcome.REFUSED : Outcome.READY,
                remarks,
                ready.map(written),
                ready.map(Likeness::of),
                version));
        ofItems.forEach((line, said) -> checkedItems.put(
                line,
                Checked.item(line, said.stream().anyMatch(Remark::refused) ? Outcome.REFUSED : Outcome.WARNED, said)));
    }

    private boolean refused() {
        return remarks.stream().anyMatch(Remark::refused);
    }

    private Map<String, String> fields(StagedRow staged) {
        return staged.fields(order.headers().get(staged.row().sheet()));
    }

    private List<ItemRow> items() {
        List<ItemRow> items = new ArrayList<>();
        for (StagedRow staged : itemRows) {
            ItemRow item = ItemRow.of(fields(staged));
            List<Remark> said = new ArrayList<>(faults(staged, order.headers().get(EntrySheets.ITEMS)));
            said.addAll(item.remarks());
            if (!said.isEmpty()) {
                ofItems.put(staged.row().line(), said);
            }
            items.add(new ItemRow(item.document(), said));
        }
        return items;
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

    private void rules(CatalogueEntry read, Validator validator, boolean first) {
        validator.validate(read).stream()
                .sorted(Comparator.comparing(
                        violation -> violation.getPropertyPath().toString()))
                .forEach(violation -> violated(violation, read));
        if (!refused() && !order.manager().keeps(read.providerOrganisation())) {
            remarks.add(
                    Remark.refusal(ENTRY_OF_ANOTHER_ORGANISATION, "providerOrganisation", read.providerOrganisation()));
        }
        read.refusal().ifPresent(problem -> remarks.add(Remark.refusal(problem, "sensitivity", "")));
        if (!first) {
            remarks.add(Remark.refusal(ROW_REPEATED, "name", read.name()));
        }
    }

    /** A violation within an item is told on the item's own row, where it has one. */
    private void violated(ConstraintViolation<CatalogueEntry> violation, CatalogueEntry read) {
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
        } else if ("items".equals(column) && itemRows.size() == read.items().size()) {
            ofItem(index, Remark.refusal(VALUE_INVALID, inner, value));
        } else {
            remarks.add(Remark.refusal(VALUE_INVALID, column, value));
        }
    }

    /** An item that is refused keeps its entry from being taken. */
    private void ofItem(int index, Remark remark) {
        ofItems.computeIfAbsent(itemRows.get(index).row().line(), none -> new ArrayList<>())
                .add(remark);
        if (remark.refused()) {
            remarks.add(Remark.refusal(ITEM_REFUSED, "items", ""));
        }
    }
}
