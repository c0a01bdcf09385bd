// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.tree;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.clock.Uuid7;
import org.zhengtong.kernel.imports.CsvTable;
import org.zhengtong.kernel.imports.ImportTally;

/** Imports a tree file (导入分类目录树): one transaction, a new version only when something changed. */
@ApplicationScoped
class TreeImport {

    private final TreeStore trees;
    private final Audit audit;
    private final Clock clock;

    TreeImport(TreeStore trees, Audit audit, Clock clock) {
        this.trees = trees;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    TreeReport run(String tree, CsvTable table, boolean whole) {
        int next = trees.lock(tree) + 1;
        TreeMerge merge = new TreeMerge(trees.nodes(tree), () -> Uuid7.next(clock));
        ImportTally tally = merge.merge(table.rows());
        List<TreeNode> left = whole ? merge.left() : List.of();
        if (!merge.added().isEmpty() || !merge.changed().isEmpty() || !left.isEmpty()) {
            trees.end(tree, next, left);
            trees.end(tree, next, merge.changed());
            trees.insert(tree, next, merge.changed());
            trees.insert(tree, next, merge.added());
            trees.advance(tree, next);
            audit.record("tree.imported", tree, "version " + next + ", " + left.size() + " nodes left");
        }
        return new TreeReport(tally.report(), left.size());
    }
}
