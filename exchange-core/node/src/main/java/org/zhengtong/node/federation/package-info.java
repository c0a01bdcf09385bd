// SPDX-License-Identifier: Apache-2.0
/**
 * Federation (级联) of the catalogue and the sharing workflow with the neighbouring nodes: their catalogue feeds are followed
 * from a cursor, messages of the sharing workflow are carried hop by hop until the target node has applied them.
 *
 * <p>Owns no table; cursors and waiting messages are the catalogue's. A neighbour that is down is tried again, ever more slowly.
 */
@NullMarked
package org.zhengtong.node.federation;

import org.jspecify.annotations.NullMarked;
