// SPDX-License-Identifier: Apache-2.0
/**
 * Events leave with the state change that caused them (发件箱): rows committed together, sent to Kafka afterwards, in order.
 *
 * <p>Owns the tables {@code outbox} and {@code consumed_event}. Messages are Avro in Confluent framing with CloudEvents 1.0 binary headers.
 */
@NullMarked
package org.zhengtong.kernel.outbox;

import org.jspecify.annotations.NullMarked;
