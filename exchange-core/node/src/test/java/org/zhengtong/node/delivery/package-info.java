// SPDX-License-Identifier: Apache-2.0
/** Tests of the provider side. */
@NullMarked
package org.zhengtong.node.delivery;

import org.jspecify.annotations.NullMarked;
