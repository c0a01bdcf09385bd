// SPDX-License-Identifier: Apache-2.0
/** {@code zt catalogue}: trees, entries and search. */
@NullMarked
package org.zhengtong.sandbox.catalogue;

import org.jspecify.annotations.NullMarked;
