// SPDX-License-Identifier: Apache-2.0
/** {@code zt licence}: issue, show, verify, and the check character of an identifier. */
@NullMarked
package org.zhengtong.sandbox.licence;

import org.jspecify.annotations.NullMarked;
