// SPDX-License-Identifier: Apache-2.0
/** The one source of time, and identifiers that sort by time. */
@NullMarked
package org.zhengtong.kernel.clock;

import org.jspecify.annotations.NullMarked;
