// SPDX-License-Identifier: Apache-2.0
/**
 * The registry as a provider on its node: the node asks on behalf of a grant, signed with its key, and gets licences, issued here and taken
 * in, or verdicts.
 * Owns no tables; every read is recorded by {@code reading} with who asked, why and for which case.
 */
@NullMarked
package org.zhengtong.registry.provider;

import org.jspecify.annotations.NullMarked;
