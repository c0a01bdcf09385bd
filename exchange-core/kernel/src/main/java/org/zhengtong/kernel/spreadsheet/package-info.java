// SPDX-License-Identifier: Apache-2.0
/**
 * Tables as files (填报表): .xlsx and CSV, read row by row within stated bounds and written as text that no program takes for a formula.
 *
 * <p>Owns no table and knows no feature: a {@link org.zhengtong.kernel.spreadsheet.SheetLayout} says which columns are wanted. A file is
 * looked through for bombs and oddities before the reader sees it (docs/decisions/0031).
 */
@NullMarked
package org.zhengtong.kernel.spreadsheet;

import org.jspecify.annotations.NullMarked;
