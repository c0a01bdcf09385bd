// SPDX-License-Identifier: Apache-2.0
/**
 * One exchange on its way through this node (在途交换): what travels along the Camel routes, its signed messages, its deadline and the
 * hops behind and ahead of it.
 *
 * <p>Tables: none. Events: none.
 */
@NullMarked
package org.zhengtong.node.passage;

import org.jspecify.annotations.NullMarked;
