// SPDX-License-Identifier: Apache-2.0
/** {@code zt evidence verify}: exports every node's log and checks it offline, with public keys alone. */
@NullMarked
package org.zhengtong.sandbox.evidence;

import org.jspecify.annotations.NullMarked;
