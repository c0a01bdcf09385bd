// SPDX-License-Identifier: Apache-2.0
/**
 * Import of catalogue entries (目录批量导入) from .xlsx and CSV. A file is laid down row by row, then checked and applied in steps, each a
 * transaction: what stops in between goes on from the rows that are left, so nothing is taken by half or twice.
 *
 * <p>Tables owned: {@code entry_import}, {@code entry_import_row}. Events: those of the entries. Procedure: docs/procedures/spreadsheets.md.
 */
@NullMarked
package org.zhengtong.catalog.imports;

import org.jspecify.annotations.NullMarked;
