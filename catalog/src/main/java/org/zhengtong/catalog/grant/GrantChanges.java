// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.grant;

import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Tells who remembers grants in this process that one has changed, as soon as the change is committed. Another instance of the node
 * does not hear it: nobody may remember a grant for longer than a second.
 */
@Singleton
public class GrantChanges {

    private final TransactionSynchronizationRegistry transactions;
    private final List<Consumer<Grant>> listeners = new CopyOnWriteArrayList<>();

    GrantChanges(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    /** Has a listener told of every grant entered or changed. */
    public void tell(Consumer<Grant> listener) {
        listeners.add(listener);
    }

    /** A grant is changed by the current transaction. */
    void changing(Grant grant) {
        transactions.registerInterposedSynchronization(new TellAfterCommit(grant, listeners));
    }

    private record TellAfterCommit(Grant grant, List<Consumer<Grant>> listeners) implements Synchronization {

        @Override
        public void beforeCompletion() {
            // nobody is told before it is true
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                listeners.forEach(listener -> listener.accept(grant));
            }
        }
    }
}
