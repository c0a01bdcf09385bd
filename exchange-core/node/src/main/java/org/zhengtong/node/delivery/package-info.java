// SPDX-License-Identifier: Apache-2.0
/**
 * The provider's side of an exchange (数据提供): the decision that counts, the question to the provider's system by HTTP or through its
 * agent, and what of the answer leaves: only granted items, rows of the granted area, or just 一致/不一致.
 *
 * <p>Tables: none. Events: none.
 */
@NullMarked
package org.zhengtong.node.delivery;

import org.jspecify.annotations.NullMarked;
