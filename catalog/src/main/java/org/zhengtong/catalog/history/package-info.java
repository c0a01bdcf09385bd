// SPDX-License-Identifier: Apache-2.0
/**
 * Revisions of an entry beside each other (目录版本与差异): the history, one revision, what differs field by field between any two or
 * between the draft and what is live, and which grants a change touches.
 *
 * <p>Owns no table: revisions are {@code entry}'s, grants are {@code grant}'s.
 */
@NullMarked
package org.zhengtong.catalog.history;

import org.jspecify.annotations.NullMarked;
