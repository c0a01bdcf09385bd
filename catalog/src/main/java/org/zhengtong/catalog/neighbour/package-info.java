// SPDX-License-Identifier: Apache-2.0
/**
 * Neighbouring nodes (相邻节点) as the catalogue knows them: how far their feeds were followed and ours by them, what was refused, and
 * which nodes are silent.
 *
 * <p>Tables owned: {@code feed_cursor}, {@code feed_reader}, {@code feed_refusal}, {@code silent_node}.
 */
@NullMarked
package org.zhengtong.catalog.neighbour;

import org.jspecify.annotations.NullMarked;
