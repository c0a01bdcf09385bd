// SPDX-License-Identifier: Apache-2.0
/**
 * Searching the licences (证照检索) issued here and taken in, by holder, name, number, type, authority and status, in one order with one
 * cursor. Hits are always masked; who names neither holder nor number sees the licences of its own authority alone. Owns no table: it reads
 * {@code licence} and {@code stock_licence}, each along indexes of its own that serve it.
 */
@NullMarked
package org.zhengtong.registry.search;

import org.jspecify.annotations.NullMarked;
