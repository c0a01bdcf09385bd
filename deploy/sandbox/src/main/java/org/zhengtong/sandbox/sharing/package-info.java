// SPDX-License-Identifier: Apache-2.0
/** {@code zt application} and {@code zt grant}: applying, deciding and what becomes of grants (共享申请与授权). */
@NullMarked
package org.zhengtong.sandbox.sharing;

import org.jspecify.annotations.NullMarked;
