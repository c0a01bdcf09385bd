// SPDX-License-Identifier: Apache-2.0
/** Who did what and when (审计). Owns the append-only table {@code audit_entry}; written in the transaction of what it records. */
@NullMarked
package org.zhengtong.kernel.audit;

import org.jspecify.annotations.NullMarked;
