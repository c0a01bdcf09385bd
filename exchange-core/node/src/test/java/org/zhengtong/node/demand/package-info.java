// SPDX-License-Identifier: Apache-2.0
/** Demands and corrections at the API, with other nodes played by the messages they would send. */
@NullMarked
package org.zhengtong.node.demand;

import org.jspecify.annotations.NullMarked;
