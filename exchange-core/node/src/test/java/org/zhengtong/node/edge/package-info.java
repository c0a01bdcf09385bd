// SPDX-License-Identifier: Apache-2.0
/** Promises every endpoint keeps before a feature sees the request: sign-in, shape, size, problems, events. */
@NullMarked
package org.zhengtong.node.edge;

import org.jspecify.annotations.NullMarked;
