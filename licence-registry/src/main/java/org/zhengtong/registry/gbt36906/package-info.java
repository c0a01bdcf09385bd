// SPDX-License-Identifier: Apache-2.0
/**
 * The registry in the shape of GB/T 36906-2018 电子证照共享服务接口规范: {@code head} and {@code data}, operations and codes as two provincial
 * interfaces after it have them. The standard's text was not at hand: addresses, the operations of 扫码授权 and the form of some answers are
 * ours, and answers are not encrypted with the caller's key as one of the two does. A thin edge: every rule is that of {@code search},
 * {@code register}, {@code verification}, {@code document}, {@code download} and {@code authorisation}. Owns no table.
 */
@NullMarked
package org.zhengtong.registry.gbt36906;

import org.jspecify.annotations.NullMarked;
