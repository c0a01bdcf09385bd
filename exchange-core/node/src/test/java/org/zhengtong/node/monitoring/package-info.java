// SPDX-License-Identifier: Apache-2.0
/** Tests of monitoring. */
@NullMarked
package org.zhengtong.node.monitoring;

import org.jspecify.annotations.NullMarked;
