// SPDX-License-Identifier: Apache-2.0
/**
 * Intake of stock licences (存量证照归集): CSV, xlsx or JSON lines, laid down whole and then read in portions that commit with their
 * outcomes, so that a stop loses nothing and repeats nothing. Every row ends taken, taken with warnings, unchanged or refused; refused
 * rows come back as a file that can be corrected and sent again. Owns {@code intake}, {@code intake_row} and {@code stock_declaration}.
 */
@NullMarked
package org.zhengtong.registry.intake;

import org.jspecify.annotations.NullMarked;
