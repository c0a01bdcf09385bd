// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.tree;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.zhengtong.catalog.PublicationConfig;

/** The classification in force at this node (现行分类目录树): where a class of it stands. */
@Singleton
public class Classification {

    private static final int SHORTEST = 1;

    private final TreeStore trees;
    private final PublicationConfig config;

    Classification(TreeStore trees, PublicationConfig config) {
        this.trees = trees;
        this.config = config;
    }

    /** Where a class stands. */
    public enum Standing {
        /** In the tree in force. */
        IN_FORCE,
        /** Below a node the tree does not subdivide; the guide leaves 细目 to the province and the department. */
        BELOW_LEAF,
        /** In an earlier version of the tree only. */
        LEFT,
        /** In no version, though its siblings are listed. */
        UNKNOWN,
        /** This node has imported no tree. */
        NO_TREE
    }

    /** A node of the tree on the way to a class. */
    record Ancestor(String code, boolean present, boolean parent) {}

    /** Where a class stands in the tree in force. */
    public Standing standing(String classCode) {
        List<String> prefixes = IntStream.rangeClosed(SHORTEST, classCode.length())
                .mapToObj(length -> classCode.substring(0, length))
                .toList();
        List<Ancestor> known = trees.ancestors(config.tree(), prefixes);
        Optional<Ancestor> itself =
                known.stream().filter(node -> node.code().equals(classCode)).findFirst();
        if (itself.isPresent()) {
            return itself.get().present() ? Standing.IN_FORCE : Standing.LEFT;
        }
        Optional<Ancestor> nearest = known.stream()
                .filter(Ancestor::present)
                .max(Comparator.comparingInt(node -> node.code().length()));
        if (nearest.isEmpty()) {
            return trees.isEmpty(config.tree()) ? Standing.NO_TREE : Standing.UNKNOWN;
        }
        return nearest.get().parent() ? Standing.UNKNOWN : Standing.BELOW_LEAF;
    }
}
