// SPDX-License-Identifier: Apache-2.0
/** What the node's tests share: a small network with keys of its own, and the embedded stack. */
@NullMarked
package org.zhengtong.node.testing;

import org.jspecify.annotations.NullMarked;
