// SPDX-License-Identifier: Apache-2.0
/** {@code zt items}: import of service items. */
@NullMarked
package org.zhengtong.sandbox.items;

import org.jspecify.annotations.NullMarked;
