// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.zhengtong.sandbox;

import org.jspecify.annotations.NullMarked;
