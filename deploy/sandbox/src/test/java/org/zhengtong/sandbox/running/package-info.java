// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.zhengtong.sandbox.running;

import org.jspecify.annotations.NullMarked;
