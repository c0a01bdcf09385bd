// SPDX-License-Identifier: Apache-2.0
/**
 * Who is calling (身份认证): people by local account or OIDC, application systems by signed requests (RFC 9421).
 *
 * <p>Owns the table {@code request_nonce}. Every refusal is problem+json, also those given before an endpoint is reached.
 */
@NullMarked
package org.zhengtong.kernel.signin;

import org.jspecify.annotations.NullMarked;
