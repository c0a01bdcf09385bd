// SPDX-License-Identifier: Apache-2.0
/**
 * Licence types (证照类型, GB/T 36902-2018) with their face fields (照面项), and the authorities that issue them (颁发机构).
 * Owns the tables {@code licence_type} (append-only, one row a revision) and {@code issuing_authority}.
 */
@NullMarked
package org.zhengtong.registry.licencetype;

import org.jspecify.annotations.NullMarked;
