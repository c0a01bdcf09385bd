// SPDX-License-Identifier: Apache-2.0
/**
 * The network map (网络图) as this node knows it: the signed list of nodes, their parents, addresses and keys; and whether the
 * neighbours answer.
 *
 * <p>Tables: {@code network_map} (every verified version; the highest is the last good copy). Events: none.
 */
@NullMarked
package org.zhengtong.node.network;

import org.jspecify.annotations.NullMarked;
