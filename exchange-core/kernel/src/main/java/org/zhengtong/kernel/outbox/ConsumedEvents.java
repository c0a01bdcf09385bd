// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.outbox;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** Remembers which events a consumer has applied (幂等消费), in the consumer's own transaction. */
@ApplicationScoped
public class ConsumedEvents {

    private final Jdbi jdbi;
    private final EventsConfig config;
    private final Clock clock;

    ConsumedEvents(Jdbi jdbi, EventsConfig config, Clock clock) {
        this.jdbi = jdbi;
        this.config = config;
        this.clock = clock;
    }

    /** True exactly once per consumer and event id among committed transactions; a second taker waits for the first to end. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean first(String consumer, String eventId) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                INSERT INTO consumed_event (consumer, event_id, consumed_at)
                                VALUES (:consumer, :eventId, :now)
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("consumer", consumer)
                        .bind("eventId", eventId)
                        .bind("now", clock.instant())
                        .execute())
                == 1;
    }

    /** Of these ids, those taken for the first time; like {@link #first} for each, in one statement. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Set<String> firstOf(String consumer, Collection<String> eventIds) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        INSERT INTO consumed_event (consumer, event_id, consumed_at)
                        SELECT :consumer, id, :now
                          FROM unnest(:eventIds) AS id
                         ORDER BY id
                        ON CONFLICT DO NOTHING
                        RETURNING event_id
                        """)
                .bind("consumer", consumer)
                .bindArray("eventIds", String.class, List.copyOf(eventIds))
                .bind("now", clock.instant())
                .mapTo(String.class)
                .set());
    }

    @Scheduled(every = "1h", delayed = "10m")
    void forget() {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM consumed_event WHERE consumed_at < :before")
                .bind("before", clock.instant().minus(config.rememberConsumed()))
                .execute());
    }
}
