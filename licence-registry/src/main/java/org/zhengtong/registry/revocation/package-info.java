// SPDX-License-Identifier: Apache-2.0
/**
 * Which certificates were revoked, and when (证书吊销信息): certificate revocation lists (CRL, RFC 5280 §5) of the trusted root, from a folder and
 * from addresses, kept in memory. Owns no tables.
 */
@NullMarked
package org.zhengtong.registry.revocation;

import org.jspecify.annotations.NullMarked;
