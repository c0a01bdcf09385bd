// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.zhengtong.sandbox.embedded;

import org.jspecify.annotations.NullMarked;
