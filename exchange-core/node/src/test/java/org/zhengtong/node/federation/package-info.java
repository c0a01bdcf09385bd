// SPDX-License-Identifier: Apache-2.0
/** Tests of federation between this node and a neighbour played by the test. */
@NullMarked
package org.zhengtong.node.federation;

import org.jspecify.annotations.NullMarked;
