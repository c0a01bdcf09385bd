// SPDX-License-Identifier: Apache-2.0
/**
 * Messages of the sharing workflow between two nodes (共享业务报文): stored with the change they tell of, sent until the other
 * node has applied them, applied once.
 *
 * <p>Tables owned: {@code sharing_dispatch}, {@code sharing_inbox}. The node carries the messages; see {@link
 * org.zhengtong.catalog.sharing.SharingDispatch}.
 */
@NullMarked
package org.zhengtong.catalog.sharing;

import org.jspecify.annotations.NullMarked;
