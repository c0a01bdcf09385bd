// SPDX-License-Identifier: Apache-2.0
/**
 * Proof of origin (来源证明) for what leaves this node: messages waiting at the same instant are signed once as a group,
 * and each carries its inclusion path. Owns no table, publishes no event. Shape: RFC 6962 with SM3, signature SM2.
 */
@NullMarked
package org.zhengtong.node.proof;

import org.jspecify.annotations.NullMarked;
