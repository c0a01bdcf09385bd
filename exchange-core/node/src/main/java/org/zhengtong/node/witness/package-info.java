// SPDX-License-Identifier: Apache-2.0
/**
 * Witnessing (见证): neighbouring nodes countersign each other's evidence log heads, so that no node can rewrite its history alone.
 *
 * <p>Tables: {@code witnessed_head} (heads of neighbours this node has countersigned). Events: none. Messages between nodes:
 * {@code HeadWitnessRequest}, answered with {@code Countersignature}.
 */
@NullMarked
package org.zhengtong.node.witness;

import org.jspecify.annotations.NullMarked;
