// SPDX-License-Identifier: Apache-2.0
/**
 * A holder lets an organisation read their licences once (扫码授权): the holder's app shows a one-time code, the organisation presents it and
 * says what it wants and why, the holder confirms all, some or nothing of that, the organisation reads what was confirmed, once. Owns
 * {@code holder_authorisation}; the code itself is not kept, only its digest. Publishes {@code
 * holder-authorisation.changed.v1} at every step. The steps' names in GB/T 36906-2018 are not known here.
 */
@NullMarked
package org.zhengtong.registry.authorisation;

import org.jspecify.annotations.NullMarked;
