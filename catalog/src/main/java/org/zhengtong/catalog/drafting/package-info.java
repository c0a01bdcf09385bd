// SPDX-License-Identifier: Apache-2.0
/**
 * Drafts of entries (目录编制): begun, changed, found again. Every version saved is kept and can be taken up again; who saved from an
 * older reading is told who came first.
 *
 * <p>Table owned: {@code entry_draft}, written with the entry by {@code entry.EntryStore}. What a draft lacks is told by {@code
 * lint}; review and publication come after it.
 */
@NullMarked
package org.zhengtong.catalog.drafting;

import org.jspecify.annotations.NullMarked;
