// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.outbox;

import org.apache.avro.specific.SpecificRecord;

/**
 * One event about to leave with the current transaction.
 *
 * @param topic without the installation's prefix, e.g. {@code licence.issued.v1}; also the CloudEvents type
 * @param key events with the same key stay in order
 * @param event the Avro record
 */
public record OutboxEvent(String topic, String key, SpecificRecord event) {}
