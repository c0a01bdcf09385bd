// SPDX-License-Identifier: Apache-2.0
/** Tests of admission. */
@NullMarked
package org.zhengtong.node.admission;

import org.jspecify.annotations.NullMarked;
