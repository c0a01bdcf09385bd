// SPDX-License-Identifier: Apache-2.0
/** The agents' socket of the running node, with agents played by the test. */
@NullMarked
package org.zhengtong.node.agent;

import org.jspecify.annotations.NullMarked;
