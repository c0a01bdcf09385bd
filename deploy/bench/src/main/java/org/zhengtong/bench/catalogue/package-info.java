// SPDX-License-Identifier: Apache-2.0
/** {@code zt bench catalogue}: publishing in bulk, federation, search and import of fictional entries. */
@NullMarked
package org.zhengtong.bench.catalogue;

import org.jspecify.annotations.NullMarked;
