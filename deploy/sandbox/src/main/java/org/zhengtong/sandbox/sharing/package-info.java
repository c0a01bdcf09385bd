// SPDX-License-Identifier: Apache-2.0
/** {@code zt application}, {@code zt grant} and {@code zt time-limit}: applying, deciding, what becomes of grants, and by when (共享申请与授权). */
@NullMarked
package org.zhengtong.sandbox.sharing;

import org.jspecify.annotations.NullMarked;
