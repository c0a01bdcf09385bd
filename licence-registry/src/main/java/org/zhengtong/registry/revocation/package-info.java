// SPDX-License-Identifier: Apache-2.0
/**
 * Which certificates were revoked, and when (证书吊销信息): certificate revocation lists (CRL, RFC 5280 §5) of the trusted issuers, from a folder and
 * from addresses, and where none is in its time the answers of their responders (OCSP, RFC 6960). Kept in memory. Owns no tables.
 */
@NullMarked
package org.zhengtong.registry.revocation;

import org.jspecify.annotations.NullMarked;
