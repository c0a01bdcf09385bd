// SPDX-License-Identifier: Apache-2.0
/** What a run is compared with: the provider called directly, and the same answer behind a plain reverse proxy. */
@NullMarked
package org.zhengtong.bench.floor;

import org.jspecify.annotations.NullMarked;
