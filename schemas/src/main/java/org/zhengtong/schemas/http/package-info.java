// SPDX-License-Identifier: Apache-2.0
/** Signed requests (请求签名): RFC 9421 signatures and RFC 9530 digests with SM2 and SM3. */
@NullMarked
package org.zhengtong.schemas.http;

import org.jspecify.annotations.NullMarked;
