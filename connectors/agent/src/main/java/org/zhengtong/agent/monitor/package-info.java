// SPDX-License-Identifier: Apache-2.0
/** What an operator sees of an agent: health and metrics on the loopback address. */
@NullMarked
package org.zhengtong.agent.monitor;

import org.jspecify.annotations.NullMarked;
