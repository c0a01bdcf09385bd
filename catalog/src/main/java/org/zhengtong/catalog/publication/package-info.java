// SPDX-License-Identifier: Apache-2.0
/**
 * Publication of entries (目录发布): the draft becomes revision n+1, immutable; the resource code is assigned once. A withdrawal is one
 * more revision, the last. Setting {@code zt.catalogue.review} says whether a manager may do either alone; if not, {@code review} does.
 *
 * <p>Owns no table. Entry, search document, event and feed row are one transaction; the proof for other nodes follows.
 */
@NullMarked
package org.zhengtong.catalog.publication;

import org.jspecify.annotations.NullMarked;
