// SPDX-License-Identifier: Apache-2.0
/**
 * Signatures in the forms of the web (JOSE, RFC 7515): ES256 for the world and SM2 as a domestic profile. No number is registered for
 * SM2 at IANA; the name is that of draft-dang-webauthn-sm2 and the signature is r||s under the user id 1234567812345678.
 */
@NullMarked
package org.zhengtong.schemas.jose;

import org.jspecify.annotations.NullMarked;
