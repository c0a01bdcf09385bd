// SPDX-License-Identifier: Apache-2.0
/**
 * The agent's connection to its node: dialled from here by WebSocket with a signed upgrade request, kept alive by pings, dialled
 * again with growing pauses when it breaks. Frames are JSON: hello and answer go up; welcome, problem and request come down.
 */
@NullMarked
package org.zhengtong.agent.uplink;

import org.jspecify.annotations.NullMarked;
