// SPDX-License-Identifier: Apache-2.0
/**
 * Licences as verifiable credentials for the world (可验证凭证): SD-JWT (RFC 9901) in the shape of IETF SD-JWT VC, signed ES256, with every
 * item disclosed selectively and the state in the status list. SD-JWT VC is a draft still; names are those of draft 13. Owns no tables.
 */
@NullMarked
package org.zhengtong.registry.credential;

import org.jspecify.annotations.NullMarked;
