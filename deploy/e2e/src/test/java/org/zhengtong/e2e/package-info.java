// SPDX-License-Identifier: Apache-2.0
/** Several real processes: the flows of the design, faults, restarts. One sandbox serves all tests of a run. */
@NullMarked
package org.zhengtong.e2e;

import org.jspecify.annotations.NullMarked;
