// SPDX-License-Identifier: Apache-2.0
/**
 * Catalogue entries (目录条目): the core metadata of a resource, its draft and its published revisions.
 *
 * <p>Tables owned: {@code catalogue_entry}, {@code entry_revision}. Publishing is {@code publication}, replication is {@code
 * feed}. Standard: 政务信息资源目录编制指南（试行）, 发改高技〔2017〕1272号.
 */
@NullMarked
package org.zhengtong.catalog.entry;

import org.jspecify.annotations.NullMarked;
