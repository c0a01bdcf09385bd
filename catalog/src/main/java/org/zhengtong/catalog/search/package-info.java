// SPDX-License-Identifier: Apache-2.0
/**
 * Search of the catalogue (目录检索): name, alias, provider, items and summary, in Chinese as people type it. The document is
 * written in the transaction that publishes the revision, so search and catalogue never differ.
 *
 * <p>Table owned: {@code catalogue_search}. Chinese is indexed by pairs of neighbouring characters, so that any two or more are found
 * without a dictionary; names by their pinyin too (docs/decisions/0027).
 */
@NullMarked
package org.zhengtong.catalog.search;

import org.jspecify.annotations.NullMarked;
