// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.zhengtong.sandbox.evidence;

import org.jspecify.annotations.NullMarked;
