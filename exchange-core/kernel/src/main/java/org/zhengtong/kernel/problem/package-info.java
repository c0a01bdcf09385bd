// SPDX-License-Identifier: Apache-2.0
/**
 * Refusals a caller can act on (业务拒绝), rendered as problem+json (RFC 9457).
 *
 * <p>Each feature lists its refusals in an enum that implements {@link org.zhengtong.kernel.problem.Problem}; one set of mappers
 * renders them, and everything else ends as a bare 500 whose trace id finds the stack in the log.
 */
@NullMarked
package org.zhengtong.kernel.problem;

import org.jspecify.annotations.NullMarked;
