// SPDX-License-Identifier: Apache-2.0
/**
 * Searching the register (证照检索) by holder, name, number, type, authority and status. Hits are always masked; who names neither holder
 * nor number sees the licences of its own authority alone. Owns no table: it reads {@code licence} and owns the indexes that serve it.
 */
@NullMarked
package org.zhengtong.registry.search;

import org.jspecify.annotations.NullMarked;
