// SPDX-License-Identifier: Apache-2.0
/** Proof of origin (来源证明): SM3 digests, SM2 keys, RFC 6962 shaped trees, and one signature for a group of messages. */
@NullMarked
package org.zhengtong.schemas.proof;

import org.jspecify.annotations.NullMarked;
