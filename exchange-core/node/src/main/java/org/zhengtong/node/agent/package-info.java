// SPDX-License-Identifier: Apache-2.0
/**
 * The node's side of agents (前置机): agents dial in by WebSocket, say which resources they serve, and are asked through the
 * connection they opened. An agent serves only resources whose attachment names its application system, and
 * only as long as that system is active and a provider.
 *
 * <p>Tables: none (reads attachments through {@code node.attachment}). Events: none.
 */
@NullMarked
package org.zhengtong.node.agent;

import org.jspecify.annotations.NullMarked;
