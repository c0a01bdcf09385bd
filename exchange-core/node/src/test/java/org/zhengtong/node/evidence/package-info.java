// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.zhengtong.node.evidence;

import org.jspecify.annotations.NullMarked;
