// SPDX-License-Identifier: Apache-2.0
/**
 * The keys that issuing authorities sign with (颁发机构签名密钥), and whether a signature made now would be trusted: an authority whose
 * certificate has expired, was revoked or leads to no trusted root signs nothing. Owns no tables.
 */
@NullMarked
package org.zhengtong.registry.signer;

import org.jspecify.annotations.NullMarked;
