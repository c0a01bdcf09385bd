// SPDX-License-Identifier: Apache-2.0
/**
 * Reconciliation of the catalogue with a neighbour (目录对账): counts and hashes by origin node, then by bucket, then by entry, so that
 * a difference is found without fetching everything, and only what differs is fetched again.
 *
 * <p>Owns no table. What is fetched goes the way of the feed: proven by its origin or not taken.
 */
@NullMarked
package org.zhengtong.catalog.reconciliation;

import org.jspecify.annotations.NullMarked;
