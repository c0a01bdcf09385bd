// SPDX-License-Identifier: Apache-2.0
/**
 * Search of the catalogue (目录检索): name, alias, provider, items and summary, in Chinese as people type it. The document is
 * written in the transaction that publishes the revision, so search and catalogue never differ.
 *
 * <p>Table owned: {@code catalogue_search}. Chinese is indexed by pairs of characters at their positions, so that any two or
 * more characters that stand together are found, without a dictionary.
 */
@NullMarked
package org.zhengtong.catalog.search;

import org.jspecify.annotations.NullMarked;
