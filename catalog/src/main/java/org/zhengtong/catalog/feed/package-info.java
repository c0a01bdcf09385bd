// SPDX-License-Identifier: Apache-2.0
/**
 * The catalogue feed (目录级联): every published revision with its provider's node's proof, in one order a neighbour can follow
 * from a cursor. Learnt revisions join this node's own feed, so that neighbours further away get them; a known revision is
 * never taken twice, so nothing circles. The parent gets everything; a child what is visible to it, and where an entry's
 * visibility narrows, a notice that withdraws it.
 *
 * <p>Tables owned: {@code catalogue_feed}, {@code catalogue_feed_head}. Publishes {@code catalogue.entry-published.v1} and
 * {@code catalogue.entry-withdrawn.v1}.
 */
@NullMarked
package org.zhengtong.catalog.feed;

import org.jspecify.annotations.NullMarked;
