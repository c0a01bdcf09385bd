// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.imports.CsvRow;
import org.zhengtong.kernel.imports.ImportTally;
import org.zhengtong.kernel.imports.ImportTally.Remark;

/**
 * Merges the rows of a file into a tree. A row may come before its parent; it waits until the parent is taken. A node is
 * known by its parent's code and its own, so a code may stand under several parents.
 */
final class TreeMerge {

    private record Place(String parentCode, String code) {}

    private final Map<Place, TreeNode> nodes = new HashMap<>();
    private final Map<String, List<TreeNode>> byCode = new HashMap<>();
    private final Map<String, List<TreeRow>> waiting = new LinkedHashMap<>();
    private final Set<Place> told = new HashSet<>();
    private final Map<Place, TreeNode> added = new LinkedHashMap<>();
    private final Map<Place, TreeNode> changed = new LinkedHashMap<>();
    private final ImportTally tally = new ImportTally();
    private final Supplier<String> ids;

    TreeMerge(Collection<TreeNode> tree, Supplier<String> ids) {
        this.ids = ids;
        tree.forEach(this::keep);
    }

    /** Merges the rows; call once. */
    ImportTally merge(List<CsvRow> rows) {
        for (CsvRow csv : rows) {
            TreeRow row = TreeRow.of(csv);
            row.fault().ifPresentOrElse(fault -> tally.refused(csv, fault), () -> take(row));
        }
        waiting.values().stream()
                .flatMap(List::stream)
                .forEach(row -> tally.refused(
                        row.row(), new Remark(TreeFinding.PARENT_UNKNOWN, "parent_code", row.parentCode())));
        return tally;
    }

    /** Nodes that are new, parents before children. */
    Collection<TreeNode> added() {
        return added.values();
    }

    /** Known nodes that now say something else. */
    Collection<TreeNode> changed() {
        return changed.values();
    }

    /**
     * Nodes a file of the whole tree did not mention, unless a node below them was. None while a row was refused: it might have
     * mentioned them.
     */
    List<TreeNode> left() {
        if (tally.report().refused() > 0) {
            return List.of();
        }
        Map<String, TreeNode> byId =
                nodes.values().stream().collect(Collectors.toMap(TreeNode::id, Function.identity()));
        Set<String> kept = new HashSet<>();
        for (Place place : told) {
            TreeNode node = nodes.get(place);
            while (node != null && kept.add(node.id())) {
                node = node.parentId() == null ? null : byId.get(node.parentId());
            }
        }
        return nodes.values().stream().filter(node -> !kept.contains(node.id())).toList();
    }

    private void take(TreeRow first) {
        Deque<TreeRow> ready = new ArrayDeque<>(List.of(first));
        while (!ready.isEmpty()) {
            TreeRow row = ready.removeFirst();
            Optional<TreeNode> parent = parent(row);
            if (parent.isEmpty() && !row.parentCode().isEmpty()) {
                waiting.computeIfAbsent(row.parentCode(), code -> new ArrayList<>())
                        .add(row);
            } else if (place(row, parent)) {
                ready.addAll(Optional.ofNullable(waiting.remove(row.code())).orElse(List.of()));
            }
        }
    }

    /** The first node with the parent's code; a row that names its own code as parent means another node of that code. */
    private Optional<TreeNode> parent(TreeRow row) {
        return byCode.getOrDefault(row.parentCode(), List.of()).stream()
                .filter(node ->
                        !node.code().equals(row.code()) || !node.parentCode().equals(row.parentCode()))
                .findFirst();
    }

    /** Puts a row in its place; true when its code is new to the tree. */
    private boolean place(TreeRow row, Optional<TreeNode> parent) {
        Place place = new Place(row.parentCode(), row.code());
        TreeNode known = nodes.get(place);
        TreeNode node = new TreeNode(
                known == null ? ids.get() : known.id(),
                parent.map(TreeNode::id).orElse(null),
                row.code(),
                row.parentCode(),
                row.name(),
                row.level().orElse(parent.map(TreeNode::level).orElse(0) + 1));
        boolean toldBefore = !told.add(place);
        if (known != null && known.saysTheSameAs(node)) {
            tally.unchanged();
        } else if (toldBefore) {
            tally.refused(row.row(), new Remark(TreeFinding.ROW_CONTRADICTS, "name", row.name()));
        } else {
            tally.imported(row.row(), warnings(row, parent, known, node));
            (known == null ? added : changed).put(place, node);
            keep(node);
        }
        return known == null;
    }

    private List<Remark> warnings(TreeRow row, Optional<TreeNode> parent, @Nullable TreeNode known, TreeNode node) {
        List<Remark> warnings = new ArrayList<>(row.warnings());
        if (known != null) {
            warnings.add(new Remark(TreeFinding.NODE_CHANGED, "name", known.name()));
        } else if (byCode.containsKey(node.code())) {
            warnings.add(new Remark(TreeFinding.CODE_DUPLICATED, "code", node.code()));
        }
        boolean ownCode = row.code().equals(row.parentCode());
        if (!ownCode && byCode.getOrDefault(row.parentCode(), List.of()).size() > 1) {
            warnings.add(new Remark(TreeFinding.PARENT_AMBIGUOUS, "parent_code", row.parentCode()));
        }
        if (parent.isPresent() && node.level() <= parent.get().level()) {
            warnings.add(new Remark(TreeFinding.LEVEL_NOT_BELOW_PARENT, "level", Integer.toString(node.level())));
        }
        return warnings;
    }

    private void keep(TreeNode node) {
        TreeNode before = nodes.put(new Place(node.parentCode(), node.code()), node);
        List<TreeNode> same = byCode.computeIfAbsent(node.code(), code -> new ArrayList<>());
        if (before == null) {
            same.add(node);
        } else {
            same.set(same.indexOf(before), node);
        }
    }
}
