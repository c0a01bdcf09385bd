// SPDX-License-Identifier: Apache-2.0
/**
 * Node-to-node traffic (节点间通信): an HTTPS listener and a pooled client of their own, mutual TLS 1.3, the peer known by its
 * certificate's fingerprint in the network map. Features add what they answer by implementing {@link PeerRoute}.
 *
 * <p>Tables: none. Events: none.
 */
@NullMarked
package org.zhengtong.node.peer;

import org.jspecify.annotations.NullMarked;
