// SPDX-License-Identifier: Apache-2.0
/**
 * Admission (准入): may this system ask for this resource, for this purpose, with these parameters, and how often. Reads the
 * catalogue's entries and grants as of at most a second ago, and takes a grant's quota a day from its register in blocks.
 *
 * <p>Tables: none. Events: none.
 */
@NullMarked
package org.zhengtong.node.admission;

import org.jspecify.annotations.NullMarked;
