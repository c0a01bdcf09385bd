// SPDX-License-Identifier: Apache-2.0
/** {@code zt bench exchange}: exchanges on one node and through a chain of four. */
@NullMarked
package org.zhengtong.bench.exchange;

import org.jspecify.annotations.NullMarked;
