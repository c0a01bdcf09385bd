// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.zhengtong.sandbox.world;

import org.jspecify.annotations.NullMarked;
