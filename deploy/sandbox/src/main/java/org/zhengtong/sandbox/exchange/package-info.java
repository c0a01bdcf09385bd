// SPDX-License-Identifier: Apache-2.0
/** {@code zt exchange}: calls a resource as the sandbox's window system. */
@NullMarked
package org.zhengtong.sandbox.exchange;

import org.jspecify.annotations.NullMarked;
