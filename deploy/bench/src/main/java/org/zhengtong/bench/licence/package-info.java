// SPDX-License-Identifier: Apache-2.0
/** {@code zt bench licence}: issuing and verifying licences. */
@NullMarked
package org.zhengtong.bench.licence;

import org.jspecify.annotations.NullMarked;
