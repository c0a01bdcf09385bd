// SPDX-License-Identifier: Apache-2.0
/**
 * Time stamps (时间戳, RFC 3161; in China GB/T 20520 and GM/T 0033, which were not compared): asked for, and verified with public certificates
 * alone.
 */
@NullMarked
package org.zhengtong.schemas.timestamp;

import org.jspecify.annotations.NullMarked;
