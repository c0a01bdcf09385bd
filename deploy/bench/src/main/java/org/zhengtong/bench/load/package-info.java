// SPDX-License-Identifier: Apache-2.0
/** Load generation: closed and open loop over keep-alive connections, latency without coordinated omission. */
@NullMarked
package org.zhengtong.bench.load;

import org.jspecify.annotations.NullMarked;
