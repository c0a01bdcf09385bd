// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog;

import java.util.concurrent.CompletableFuture;

/**
 * Wakes those who wait for a change made by this process. Another instance of the node does not hear it: who waits looks
 * again after a while all the same.
 */
public final class Signal {

    private volatile CompletableFuture<Void> next = new CompletableFuture<>();

    /** Completes with the next change. Take it before looking, so that no change falls between. */
    public CompletableFuture<Void> next() {
        return next.copy();
    }

    /** There was a change. */
    public synchronized void raise() {
        CompletableFuture<Void> waiting = next;
        next = new CompletableFuture<>();
        waiting.complete(null);
    }
}
