// SPDX-License-Identifier: Apache-2.0
/**
 * The evidence log (存证): every accepted or refused exchange leaves one record before its answer is handed over.
 *
 * <p>Records waiting at the same instant form a group: one Merkle root, one leaf of the log tree, one signed head, one
 * commit. Tables owned: {@code evidence_group}, {@code evidence_record}, {@code head_witness}. Publishes {@code exchange.completed.v1}.
 * Shape of the trees: RFC 6962 with SM3 (GB/T 32905-2016); signatures SM2 (GB/T 32918-2016).
 */
@NullMarked
package org.zhengtong.node.evidence;

import org.jspecify.annotations.NullMarked;
