// SPDX-License-Identifier: Apache-2.0
/**
 * {@code zt bench licence}: what one registry issues, seals, verifies, publishes, takes in and finds, each beside a floor of the same run, and that no
 * change of status is lost when it is killed. Reads and writes the sandbox's registry of Sichuan.
 */
@NullMarked
package org.zhengtong.bench.licence;

import org.jspecify.annotations.NullMarked;
