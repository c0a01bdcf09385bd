// SPDX-License-Identifier: Apache-2.0
/** Benches (压力测试): they measure ratios in one run against a floor, and never judge. */
@NullMarked
package org.zhengtong.bench;

import org.jspecify.annotations.NullMarked;
