// SPDX-License-Identifier: Apache-2.0
/** The played case: opening a restaurant (开办餐饮店), step by step through every part. */
@NullMarked
package org.zhengtong.sandbox.demo;

import org.jspecify.annotations.NullMarked;
