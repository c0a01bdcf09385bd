// SPDX-License-Identifier: Apache-2.0
/**
 * Electronic seals and sealings (电子印章、电子签章): GB/T 38540-2020 (SES v4, and v5 where it is the same) made and read, GM/T 0031-2014
 * (v1) read; and what can be found out about a sealing, step by step, without ever failing on damaged or foreign input.
 */
@NullMarked
package org.zhengtong.schemas.seal;

import org.jspecify.annotations.NullMarked;
