// SPDX-License-Identifier: Apache-2.0
/** What two systems must agree on byte for byte. */
@NullMarked
package org.zhengtong.schemas;

import org.jspecify.annotations.NullMarked;
