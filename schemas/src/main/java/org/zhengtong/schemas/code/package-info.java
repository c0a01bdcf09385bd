// SPDX-License-Identifier: Apache-2.0
/** Code systems (编码体系) as validated values: GB 11643 people, GB 32100 organisations, GB/T 2260 divisions, resource codes and
 * GB/T 36904 licence identifiers with their check characters. Refuses with a rule, a position and a reason in two languages. */
@NullMarked
package org.zhengtong.schemas.code;

import org.jspecify.annotations.NullMarked;
