// SPDX-License-Identifier: Apache-2.0
/** The node (节点): one administrative level's hub. Each feature is a package below; this one holds what names the node. */
@NullMarked
package org.zhengtong.node;

import org.jspecify.annotations.NullMarked;
