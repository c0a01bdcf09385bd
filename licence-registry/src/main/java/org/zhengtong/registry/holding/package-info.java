// SPDX-License-Identifier: Apache-2.0
/**
 * What the registry knows of a licence wherever it comes from (证照来源): issued here (签发) or taken in (归集的存量证照), read, shown and recorded
 * alike and always told apart. Owns no table: it reads by {@code register} and {@code stock}.
 */
@NullMarked
package org.zhengtong.registry.holding;

import org.jspecify.annotations.NullMarked;
