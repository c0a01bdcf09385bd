// SPDX-License-Identifier: Apache-2.0
/** {@code zt demand}, {@code zt duty} and {@code zt correction}: needs, duties and doubts of departments. */
@NullMarked
package org.zhengtong.sandbox.demand;

import org.jspecify.annotations.NullMarked;
