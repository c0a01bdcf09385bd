// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.tree;

import jakarta.inject.Singleton;
import java.util.Collection;
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
        /** In an earlier version of the tree only, itself or the nearest node above it that the tree ever had. */
        LEFT,
        /** In no version, though its siblings are listed. */
        UNKNOWN,
        /** This node has imported no tree. */
        NO_TREE
    }

    /**
     * A class that left the tree.
     *
     * @param name of it, or of the node above it that left, when it was last in the tree
     * @param lastVersion of the tree that had it
     */
    public record LeftClass(String classCode, String name, int lastVersion) {}

    /** A node of the tree on the way to a class. */
    record Ancestor(String code, boolean present, boolean parent) {}

    /** Where a class stands in the tree in force. */
    public Standing standing(String classCode) {
        List<String> prefixes = IntStream.rangeClosed(SHORTEST, classCode.length())
                .mapToObj(length -> classCode.substring(0, length))
                .toList();
        List<Ancestor> known = trees.ancestors(config.tree(), prefixes);
        Optional<Ancestor> nearest =
                known.stream().max(Comparator.comparingInt(node -> node.code().length()));
        if (nearest.isEmpty()) {
            return trees.isEmpty(config.tree()) ? Standing.NO_TREE : Standing.UNKNOWN;
        }
        if (!nearest.get().present()) {
            return Standing.LEFT;
        }
        if (nearest.get().code().equals(classCode)) {
            return Standing.IN_FORCE;
        }
        return nearest.get().parent() ? Standing.UNKNOWN : Standing.BELOW_LEAF;
    }

    /** Of these classes those that left the tree (移出), in the order of their codes. */
    public List<LeftClass> left(Collection<String> classCodes) {
        return trees.left(config.tree(), classCodes);
    }
}
