// SPDX-License-Identifier: Apache-2.0
/**
 * Processes of a sandbox (进程): started in sessions of their own, remembered in files by pid and start time, ended in order. Any later
 * {@code zt} finds them by those files, whatever became of the one that started them.
 */
@NullMarked
package org.zhengtong.sandbox.process;

import org.jspecify.annotations.NullMarked;
