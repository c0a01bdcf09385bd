// SPDX-License-Identifier: Apache-2.0
/** Custody of signing keys (密钥保管): a PKCS#12 store read once at the start with Bouncy Castle. */
@NullMarked
package org.zhengtong.kernel.keys;

import org.jspecify.annotations.NullMarked;
