// SPDX-License-Identifier: Apache-2.0
/**
 * The command line {@code ./zt} (命令行). Results go to the standard output as table, JSON or YAML; progress and errors to the standard error.
 *
 * <p>Exit codes: 0 done, 1 failed, 2 wrong usage, 3 no sandbox is running, 4 refused by a node or registry, 5 it does not
 * answer; {@code licence verify} has its own above 19.
 */
@NullMarked
package org.zhengtong.sandbox.cli;

import org.jspecify.annotations.NullMarked;
