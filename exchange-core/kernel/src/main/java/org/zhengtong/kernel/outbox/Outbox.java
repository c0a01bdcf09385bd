// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.zhengtong.kernel.clock.Uuid7;

/** Where events are put in the same transaction as the change they tell of (发件箱). */
@ApplicationScoped
public class Outbox {

    private final Jdbi jdbi;
    private final OutboxStore store;
    private final OutboxRelay relay;
    private final TransactionSynchronizationRegistry transactions;
    private final Clock clock;

    Outbox(
            Jdbi jdbi,
            OutboxStore store,
            OutboxRelay relay,
            TransactionSynchronizationRegistry transactions,
            Clock clock) {
        this.jdbi = jdbi;
        this.store = store;
        this.relay = relay;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Adds one event to the caller's transaction; refused outside one. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publish(String topic, String key, SpecificRecord event) {
        jdbi.useHandle(handle -> publishAll(handle, List.of(new OutboxEvent(topic, key, event))));
    }

    /** Adds events to the caller's transaction; refused outside one. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publish(List<OutboxEvent> events) {
        jdbi.useHandle(handle -> publishAll(handle, events));
    }

    /** Adds events to the transaction of a handle, for work that does not run under {@code @Transactional}. */
    public void publishAll(Handle handle, List<OutboxEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        if (!handle.isInTransaction()) {
            throw new IllegalStateException("events must be published inside a transaction");
        }
        store.insert(
                handle,
                events.stream()
                        .map(event -> OutboxRow.of(Uuid7.next(clock), event, clock.instant()))
                        .toList());
        if (transactions.getTransactionStatus() == Status.STATUS_ACTIVE) {
            transactions.registerInterposedSynchronization(new WakeAfterCommit(relay));
        } else {
            handle.afterCommit(relay::wake);
        }
    }

    private record WakeAfterCommit(OutboxRelay relay) implements Synchronization {
        @Override
        public void beforeCompletion() {
            // nothing to prepare: the rows are already written
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                relay.wake();
            }
        }
    }
}
