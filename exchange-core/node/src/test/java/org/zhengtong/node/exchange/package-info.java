// SPDX-License-Identifier: Apache-2.0
/** Tests of the exchange at one node. */
@NullMarked
package org.zhengtong.node.exchange;

import org.jspecify.annotations.NullMarked;
