// SPDX-License-Identifier: Apache-2.0
/**
 * Events on Kafka (事件): topics, released schemas with stable ids, and the Confluent wire framing. Not null-marked as a whole, because
 * the generated classes take and give null for optional fields.
 */
package org.zhengtong.schemas.event;
