// SPDX-License-Identifier: Apache-2.0
/**
 * Scans of stock licences (存量证照扫描件): they come in a ZIP beside the table that names them, are known by their bytes, and are kept
 * once by SM3 digest. An intake's scans are laid down in the transaction of its rows. Who sends what decides nothing here: the rows are
 * read in {@code intake}, the licences kept in {@code stock}. Owns append-only {@code stock_scan} and {@code intake_scan}.
 */
@NullMarked
package org.zhengtong.registry.scan;

import org.jspecify.annotations.NullMarked;
