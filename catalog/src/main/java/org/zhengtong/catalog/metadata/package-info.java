// SPDX-License-Identifier: Apache-2.0
/**
 * Code tables of the core metadata (核心元数据代码表): resource formats, kinds of provider, scenes, storage, and the shape of text.
 *
 * <p>Owns no table; {@code catalogue/resource-formats.csv} is data. Standard: 政务信息资源目录编制指南（试行）, 发改高技〔2017〕1272号.
 */
@NullMarked
package org.zhengtong.catalog.metadata;

import org.jspecify.annotations.NullMarked;
