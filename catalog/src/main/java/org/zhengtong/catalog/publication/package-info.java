// SPDX-License-Identifier: Apache-2.0
/**
 * Publication of entries (目录发布): the draft becomes revision n+1, immutable; the resource code is assigned once.
 *
 * <p>Owns no table. Entry, search document, event and feed row are one transaction; the proof for other nodes follows.
 */
@NullMarked
package org.zhengtong.catalog.publication;

import org.jspecify.annotations.NullMarked;
