// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.tree;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.zhengtong.kernel.imports.ImportReport;

/**
 * What became of a tree file (分类目录树导入报告).
 *
 * @param ended nodes of the tree that the file, taken for the whole, does not mention; they end with the version before
 */
public record TreeReport(@JsonUnwrapped ImportReport report, int ended) {}
