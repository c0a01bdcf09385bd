// SPDX-License-Identifier: Apache-2.0
/**
 * Issuance of licences (电子证照签发) in three steps: reserve the identifier and the exact bytes, sign them outside any transaction,
 * enter the licence in the register. A sweep finishes or voids what stopped in between, so that every number given is explained.
 * Where the type asks for it, one person makes (制证) and another signs (签发).
 * Owns {@code licence_serial}, {@code reservation}, and append-only {@code issuance_request} and {@code issuance_sign_off}. Identifiers by GB/T 36904-2018.
 */
@NullMarked
package org.zhengtong.registry.issuance;

import org.jspecify.annotations.NullMarked;
