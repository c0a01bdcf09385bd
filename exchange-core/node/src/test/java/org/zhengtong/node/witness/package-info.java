// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.zhengtong.node.witness;

import org.jspecify.annotations.NullMarked;
