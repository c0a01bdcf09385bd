// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.outbox;

import java.time.Instant;
import org.zhengtong.schemas.event.EventSchemas;

/** A row of the outbox: an event already framed as it will be sent. {@code position} is 0 until stored. */
record OutboxRow(long position, String eventId, String topic, String key, byte[] payload, Instant occurredAt) {

    static OutboxRow of(String eventId, OutboxEvent event, Instant now) {
        return new OutboxRow(0, eventId, event.topic(), event.key(), EventSchemas.encode(event.event()), now);
    }
}
