// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.feed;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.feed.FeedStore.Proven;
import org.zhengtong.catalog.feed.FeedStore.Unproven;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.schemas.message.Proof;
import org.zhengtong.schemas.proof.Proofs;

/**
 * Proves this node's revisions and lets them into the feed: one signature for all that wait. A revision is live before it is
 * proven; if the process stops in between, the sweep finds it waiting.
 */
@Singleton
public class FeedSigner {

    private static final int GROUP = 1000;

    private final FeedStore feed;
    private final KeyCustody keys;
    private final CatalogConfig node;
    private final FeedChanges changes;
    private final Clock clock;

    FeedSigner(FeedStore feed, KeyCustody keys, CatalogConfig node, FeedChanges changes, Clock clock) {
        this.feed = feed;
        this.keys = keys;
        this.node = node;
        this.changes = changes;
        this.clock = clock;
    }

    /** Proves whatever waits. Call it after commit; who comes while a group is signed finds theirs in the next. */
    public synchronized void proveWaiting() {
        List<Unproven> group = feed.unproven(GROUP);
        while (!group.isEmpty()) {
            List<Unproven> waiting = group;
            List<Proof> proofs = Proofs.make(
                    node.code(),
                    keys.keyId(),
                    keys.signingKey(),
                    clock.instant(),
                    waiting.stream().map(Unproven::message).toList());
            QuarkusTransaction.requiringNew().run(() -> enter(waiting, proofs));
            changes.signal().raise();
            group = feed.unproven(GROUP);
        }
    }

    private void enter(List<Unproven> waiting, List<Proof> proofs) {
        long head = feed.lockHead();
        Set<Long> unproven = feed.unprovenOf(waiting);
        List<Proven> proven = new ArrayList<>(unproven.size());
        for (int i = 0; i < waiting.size(); i++) {
            long entered = waiting.get(i).entered();
            if (unproven.contains(entered)) {
                proven.add(new Proven(entered, head + proven.size() + 1, proofs.get(i)));
            }
        }
        feed.prove(proven);
        feed.moveHead(head + proven.size());
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        proveWaiting();
    }
}
