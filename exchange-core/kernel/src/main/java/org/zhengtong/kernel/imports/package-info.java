// SPDX-License-Identifier: Apache-2.0
/**
 * Imports of tables (批量导入): CSV as it comes from Excel, and the report that says what became of every row.
 *
 * <p>Owns no table, publishes no event. Every row ends imported, imported with a named warning, unchanged, or refused with
 * line, column, code and reason.
 */
@NullMarked
package org.zhengtong.kernel.imports;

import org.jspecify.annotations.NullMarked;
