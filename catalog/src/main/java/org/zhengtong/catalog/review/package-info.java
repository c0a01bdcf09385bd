// SPDX-License-Identifier: Apache-2.0
/**
 * Review of entries (目录审核): a manager submits a change or a withdrawal, another person approves it — it is published in the same
 * transaction — or returns it with a reason and comments by field. The draft is locked meanwhile; the submitter may recall it.
 *
 * <p>Tables owned: {@code entry_review}, {@code entry_review_decision}, both insert-only; the latter's key lets one decision hold.
 * Publishes {@code catalogue.entry-submitted.v1} and {@code catalogue.entry-returned.v1}; what was approved is told by {@code
 * catalogue.entry-published.v1} and {@code catalogue.entry-withdrawn.v1}.
 */
@NullMarked
package org.zhengtong.catalog.review;

import org.jspecify.annotations.NullMarked;
