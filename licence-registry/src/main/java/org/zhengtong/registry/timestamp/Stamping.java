// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.timestamp;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.zhengtong.kernel.clock.Uuid7;
import org.zhengtong.registry.timestamp.TimeStampStore.Due;
import org.zhengtong.schemas.proof.MerkleTree;
import org.zhengtong.schemas.proof.Sm3;
import org.zhengtong.schemas.timestamp.TimeStamp;
import org.zhengtong.schemas.timestamp.TimeStampException;
import org.zhengtong.schemas.timestamp.TimeStampTrust;

/**
 * Has the signatures stamped that wait (加盖时间戳), a group at a time:
 * <ol>
 *   <li>take the oldest that wait and build their tree;
 *   <li>have its root stamped and check the stamp (no transaction is open);
 *   <li>keep it and end their waiting (one transaction).
 * </ol>
 * What stops in between, or finds no authority, waits for the next run.
 */
@ApplicationScoped
class Stamping {

    private static final Logger LOG = Logger.getLogger(Stamping.class);
    private static final int GROUP = 1_000;
    private static final int GROUPS_A_RUN = 50;

    private final TimeStampStore store;
    private final Optional<TimeStampAuthority> authority;
    private final TimeStampTrust trust;
    private final Clock clock;
    private boolean failing;

    @Inject
    Stamping(TimeStampStore store, Authorities authorities, Clock clock, MeterRegistry meters) {
        this(store, authorities.stamping(), authorities.trust(), clock);
        meters.gauge(
                "zt.time.stamp.waiting", store, waiting -> waiting.backlog().waiting());
    }

    Stamping(TimeStampStore store, Optional<TimeStampAuthority> authority, TimeStampTrust trust, Clock clock) {
        this.store = store;
        this.authority = authority;
        this.trust = trust;
        this.clock = clock;
    }

    @Scheduled(
            identity = "time-stamping",
            every = "${zt.registry.time-stamp.every:2s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        if (authority.isPresent()) {
            stampDue(authority.get());
        }
    }

    private void stampDue(TimeStampAuthority by) {
        try {
            int groups = 0;
            while (groups < GROUPS_A_RUN && stampGroup(by)) {
                groups++;
            }
            failing = false;
        } catch (IOException | TimeStampException | IllegalArgumentException unavailable) {
            if (!failing) {
                LOG.warnf(
                        "no time stamps now, %d licences wait: %s",
                        store.backlog().waiting(), unavailable.getMessage());
            }
            failing = true;
        }
    }

    /** Stamps one group; false when nothing more waits. */
    private boolean stampGroup(TimeStampAuthority by) throws IOException, TimeStampException {
        List<Due> due = store.due(GROUP);
        if (due.isEmpty()) {
            return false;
        }
        MerkleTree tree =
                MerkleTree.of(due.stream().map(one -> Sm3.leaf(one.signature())).toList());
        byte[] token = by.token(tree.root());
        TimeStamp stamp = trust.verify(token, tree.root());
        QuarkusTransaction.requiringNew().run(() -> keep(due, tree, token, stamp));
        return due.size() == GROUP;
    }

    private void keep(List<Due> due, MerkleTree tree, byte[] token, TimeStamp stamp) {
        Set<String> waiting = store.take(due.stream().map(Due::identifier).toList());
        Map<String, Stamp> licences = new HashMap<>();
        for (int i = 0; i < due.size(); i++) {
            if (waiting.contains(due.get(i).identifier())) {
                licences.put(due.get(i).identifier(), new Stamp(token, i, due.size(), tree.path(i)));
            }
        }
        if (!licences.isEmpty()) {
            store.insert(Uuid7.next(clock), tree.root(), token, stamp, licences);
        }
    }
}
