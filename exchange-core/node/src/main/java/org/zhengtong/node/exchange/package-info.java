// SPDX-License-Identifier: Apache-2.0
/**
 * The exchange (数据交换): a request for shared data enters at the consumer's node, is admitted, signed, routed hop by hop to the
 * provider's node and answered on the same path; evidence is durable at both ends before the answer is handed over.
 *
 * <p>The hops are Camel routes: {@code exchange-entry}, {@code exchange-transit}, {@code exchange-forward} here,
 * {@code exchange-deliver-http} and {@code exchange-deliver-agent} in {@code delivery}. Tables: none of its own. Events: none of its own
 * (the evidence log publishes {@code exchange.completed.v1}).
 */
@NullMarked
package org.zhengtong.node.exchange;

import org.jspecify.annotations.NullMarked;
