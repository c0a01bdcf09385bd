// SPDX-License-Identifier: Apache-2.0
/** Evidence (存证) that anyone can check offline: receipts, signed log heads, exported logs. Standard: RFC 6962 shape with SM3. */
@NullMarked
package org.zhengtong.schemas.evidence;

import org.jspecify.annotations.NullMarked;
