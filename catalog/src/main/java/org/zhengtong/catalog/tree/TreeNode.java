// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.tree;

import org.jspecify.annotations.Nullable;

/**
 * One node of a classification tree (类、项、目、细目, or a division).
 *
 * @param parentId the node above; null at the top
 * @param parentCode its code; empty at the top
 */
public record TreeNode(String id, @Nullable String parentId, String code, String parentCode, String name, int level) {

    boolean saysTheSameAs(TreeNode other) {
        return name.equals(other.name) && level == other.level;
    }
}
