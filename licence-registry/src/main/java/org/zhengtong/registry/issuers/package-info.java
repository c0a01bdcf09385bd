// SPDX-License-Identifier: Apache-2.0
/**
 * Asks other registries about licences of issuers that are not here (向颁发机构登记库核验), through this registry's node and under a grant
 * as any application system does. What comes back counts when the issuer's node signed it and this registry's node has it in its evidence.
 * Owns no tables.
 */
@NullMarked
package org.zhengtong.registry.issuers;

import org.jspecify.annotations.NullMarked;
