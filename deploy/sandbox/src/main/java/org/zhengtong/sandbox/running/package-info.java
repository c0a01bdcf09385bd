// SPDX-License-Identifier: Apache-2.0
/** A sandbox as it runs (沙箱运行): starting its servers and applications, finding it again from another command, ending it. */
@NullMarked
package org.zhengtong.sandbox.running;

import org.jspecify.annotations.NullMarked;
