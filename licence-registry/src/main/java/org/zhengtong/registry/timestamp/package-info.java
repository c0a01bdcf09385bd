// SPDX-License-Identifier: Apache-2.0
/**
 * Time stamps on the signatures of licences (证照签名时间戳, RFC 3161), so that a licence verifies when its signer's certificate has long
 * expired. One stamp serves a group: it is on the root of a Merkle tree over their signatures. Owns {@code time_stamp},
 * {@code licence_time_stamp} and {@code time_stamp_due}; what waits is stamped by a sweep, so no authority can hold up issuance.
 */
@NullMarked
package org.zhengtong.registry.timestamp;

import org.jspecify.annotations.NullMarked;
