// SPDX-License-Identifier: Apache-2.0
/** Bean Validation constraints for the code systems (编码校验), as checked by {@code org.zhengtong.schemas.code}. */
@NullMarked
package org.zhengtong.kernel.constraints;

import org.jspecify.annotations.NullMarked;
