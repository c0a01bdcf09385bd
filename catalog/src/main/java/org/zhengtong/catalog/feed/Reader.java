// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.feed;

/**
 * A neighbour that reads this node's catalogue.
 *
 * @param parent whether it is the node above, which may know everything
 */
public record Reader(String node, boolean parent) {}
