// SPDX-License-Identifier: Apache-2.0
/**
 * Classification trees (分类目录树) as versioned data: any code width; a code used under two parents is kept and reported.
 *
 * <p>Tables owned: {@code classification_tree}, {@code tree_node}. An import adds and renames; what a file does not mention stays, unless
 * it is imported as the whole tree. Every version can be read again; entries keep the class that left.
 */
@NullMarked
package org.zhengtong.catalog.tree;

import org.jspecify.annotations.NullMarked;
