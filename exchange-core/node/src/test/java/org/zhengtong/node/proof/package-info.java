// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.zhengtong.node.proof;

import org.jspecify.annotations.NullMarked;
