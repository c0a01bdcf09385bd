// SPDX-License-Identifier: Apache-2.0
/**
 * Import of catalogue entries (目录导入) from CSV: row by row a draft, or at once a publication, and a report on every row. The
 * report's form is shared: {@link org.zhengtong.kernel.imports.ImportReport}. Owns no table.
 */
@NullMarked
package org.zhengtong.catalog.imports;

import org.jspecify.annotations.NullMarked;
