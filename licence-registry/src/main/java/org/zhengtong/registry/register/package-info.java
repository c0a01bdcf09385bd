// SPDX-License-Identifier: Apache-2.0
/**
 * The licence register (电子证照库): what was issued, and every later change of state (暂扣, 发还, 注销, 吊销, 撤销, 转出, 换发).
 * Owns {@code licence} (only its status changes), append-only {@code licence_event}, and {@code licence_due} with what is yet to take
 * effect.
 * Publishes {@code licence.issued.v1} and {@code licence.status-changed.v1}. Items follow GB/T 36903-2018.
 */
@NullMarked
package org.zhengtong.registry.register;

import org.jspecify.annotations.NullMarked;
