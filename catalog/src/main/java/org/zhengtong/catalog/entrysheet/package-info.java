// SPDX-License-Identifier: Apache-2.0
/**
 * Entries as rows (目录填报表): the columns of the sheets 目录条目 and 信息项, and how a row becomes the entry's document and back. Import,
 * export and template use the same columns, so that what is exported can be imported unchanged.
 *
 * <p>Owns no table. Standard: 政务信息资源目录编制指南（试行）, 发改高技〔2017〕1272号.
 */
@NullMarked
package org.zhengtong.catalog.entrysheet;

import org.jspecify.annotations.NullMarked;
