// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.statuslist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.register.Licence.Action;
import org.zhengtong.registry.register.Licence.Status;
import org.zhengtong.registry.register.LicenceProblem;
import org.zhengtong.registry.register.StatusChange;
import org.zhengtong.registry.register.StatusDecision;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.StatusLists;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.statuslist.StatusBits;
import org.zhengtong.schemas.statuslist.StatusList;
import org.zhengtong.schemas.statuslist.StatusReference;
import org.zhengtong.schemas.statuslist.TokenStatus;

/**
 * Changes, publications and readers all at once, with and without stops in between: what was acknowledged is in the list and stays.
 * {@code -Dzt.test.status-changes=1000000} makes the long run of it.
 */
@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class StatusListRaceTest {

    private static final Logger LOG = Logger.getLogger(StatusListRaceTest.class);
    private static final int CHANGES = Integer.getInteger("zt.test.status-changes", 400);
    private static final int OFFICERS = 4;
    private static final Caller REGISTRAR =
            new Caller("bz-registrar", Caller.Kind.PERSON, TrustResource.BAZHONG, Optional.empty());

    @Inject
    StatusChange changes;

    @Inject
    StatusListPublication publication;

    @Inject
    StatusListStore lists;

    @Inject
    Jdbi jdbi;

    private RegisterView register;

    @BeforeEach
    void types() {
        Registry.registerTypes();
        register = new RegisterView(jdbi, lists);
    }

    /** A licence's state as the officer's client knows it: acknowledged, with the version that was the newest then. */
    private record Acknowledged(StatusReference entry, TokenStatus status, long newestThen) {}

    @Test
    void whatIsAcknowledgedIsInTheNextVersionAndNeverDisappears() throws Exception {
        Map<LicenceIdentifier, StatusReference> entries = register.issued(24);
        List<Acknowledged> acknowledged = new ArrayList<>();
        Map<Long, StatusBits> seen = new ConcurrentHashMap<>();
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(OFFICERS + 2);
        try {
            List<Future<List<Acknowledged>>> officers = split(entries).stream()
                    .map(own -> threads.submit(() -> suspendThenRevoke(own)))
                    .toList();
            List<Future<Long>> readers = IntStream.range(0, 2)
                    .mapToObj(i -> threads.submit(() -> readUntil(done, seen)))
                    .toList();
            for (Future<List<Acknowledged>> officer : officers) {
                acknowledged.addAll(officer.get());
            }
            register.awaitPublication();
            StatusList last = StatusLists.verified(0);
            seen.put(last.version(), last.states());
            done.set(true);
            for (Future<Long> reader : readers) {
                reader.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(acknowledged).hasSize(48);
        for (Acknowledged change : acknowledged) {
            // the version after the newest may have been begun before the acknowledgement; the one after it was not
            seen.forEach((version, states) -> assertThat(
                            states.get(change.entry().index()))
                    .satisfiesAnyOf(
                            status -> assertThat(version).isLessThan(change.newestThen() + 2),
                            status -> assertThat(progress(status)).isGreaterThanOrEqualTo(progress(change.status()))));
        }
        entries.values().forEach(entry -> assertThat(new TreeMap<>(seen)
                        .values().stream()
                                .map(states -> progress(states.get(entry.index())))
                                .toList())
                .isSorted());
    }

    @Test
    void aChangeThatStopsBeforeItsCommitLeavesNothingAnywhere() {
        var issued = register.issued(1).entrySet().iterator().next();
        LicenceIdentifier identifier = issued.getKey();

        QuarkusTransaction.begin();
        changes.change(identifier, decision(Action.REVOKE), REGISTRAR);
        QuarkusTransaction.rollback();
        publication.publish(0);

        assertThat(register.recorded(identifier)).isEqualTo(Status.IN_FORCE);
        assertThat(StatusLists.status(issued.getValue())).isEqualTo(TokenStatus.VALID);
        Registry.changeStatus(identifier.value(), "SUSPEND").then().statusCode(200);
    }

    @Test
    void aPublicationThatStopsBeforeItsCommitLosesNoChange() {
        var issued = register.issued(1).entrySet().iterator().next();
        LicenceIdentifier identifier = issued.getKey();

        // the lock keeps the registry's own publisher from being the first
        QuarkusTransaction.begin();
        lists.lock(0);
        QuarkusTransaction.requiringNew().run(() -> changes.change(identifier, decision(Action.REVOKE), REGISTRAR));
        long stopped = publication.publish(0);
        QuarkusTransaction.rollback();

        await().until(() -> register.newest() >= stopped);
        await().until(() -> StatusLists.status(issued.getValue()) == TokenStatus.INVALID);
    }

    @Test
    void whenTheDatabaseDropsEveryConnectionNoAcknowledgedChangeIsLost() throws Exception {
        Map<LicenceIdentifier, StatusReference> entries = register.issued(40);
        ExecutorService threads = Executors.newFixedThreadPool(OFFICERS);
        try {
            List<Future<Integer>> officers = split(entries).stream()
                    .map(own -> threads.submit(() -> revokeEach(own)))
                    .toList();
            for (int drop = 0; drop < 6; drop++) {
                register.dropConnections();
                LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
            }
            for (Future<Integer> officer : officers) {
                officer.get();
            }
        } finally {
            threads.shutdownNow();
        }

        // until the pool has found out about every connection that it lost
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .during(Duration.ofSeconds(6))
                .until(() -> StatusLists.verified(0).version() > 0 && register.waiting() == 0);
        StatusBits states = StatusLists.verified(0).states();
        entries.forEach((identifier, entry) -> {
            assertThat(register.recorded(identifier)).isEqualTo(Status.REVOKED);
            assertThat(states.get(entry.index())).isEqualTo(TokenStatus.INVALID);
        });
        assertThat(register.events(entries.keySet())).isEqualTo(2L * entries.size());
    }

    @Test
    void afterManyChangesListAndRegisterAgreeAndNoEventIsMissing() throws Exception {
        Map<LicenceIdentifier, StatusReference> entries = register.issued(Math.max(OFFICERS, CHANGES / 50));
        List<List<LicenceIdentifier>> shares = split(entries);
        long begun = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(OFFICERS);
        int taken = 0;
        try {
            for (Future<Integer> officer : threads.invokeAll(shares.stream()
                    .map(own -> (Callable<Integer>) () -> toggle(own, CHANGES / OFFICERS))
                    .toList())) {
                taken += officer.get();
            }
        } finally {
            threads.shutdown();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        register.awaitPublication();

        StatusBits states = StatusLists.verified(0).states();
        entries.forEach((identifier, entry) -> assertThat(states.get(entry.index()))
                .isEqualTo(register.recorded(identifier).inStatusList()));
        assertThat(register.events(entries.keySet())).isEqualTo(taken + entries.size());
        LOG.infof("%d changes of status, %.0f a second, 0 lost", taken, taken / seconds);
    }

    private List<Acknowledged> suspendThenRevoke(List<LicenceIdentifier> own) {
        List<Acknowledged> acknowledged = new ArrayList<>();
        for (Action action : List.of(Action.SUSPEND, Action.REVOKE)) {
            for (LicenceIdentifier identifier : own) {
                TokenStatus status = changes.change(identifier, decision(action), REGISTRAR)
                        .status()
                        .inStatusList();
                acknowledged.add(new Acknowledged(register.entry(identifier), status, register.newest()));
            }
        }
        return acknowledged;
    }

    private long readUntil(AtomicBoolean done, Map<Long, StatusBits> seen) {
        long last = 0;
        while (!done.get()) {
            StatusList list = StatusLists.verified(0);
            assertThat(list.version()).isGreaterThanOrEqualTo(last);
            last = list.version();
            seen.putIfAbsent(last, list.states());
        }
        return last;
    }

    /** Repeats until it is answered; that the licence is revoked already means that an unanswered attempt was taken. */
    private int revokeEach(List<LicenceIdentifier> own) {
        for (LicenceIdentifier identifier : own) {
            await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
                try {
                    changes.change(identifier, decision(Action.REVOKE), REGISTRAR);
                    return true;
                } catch (ProblemException refused) {
                    return refused.problem() == LicenceProblem.LICENCE_MOVE_NOT_ALLOWED;
                }
            });
        }
        return own.size();
    }

    private int toggle(List<LicenceIdentifier> own, int times) {
        for (int i = 0; i < times; i++) {
            LicenceIdentifier identifier = own.get(i % own.size());
            changes.change(identifier, decision(i / own.size() % 2 == 0 ? Action.SUSPEND : Action.RESTORE), REGISTRAR);
        }
        return times;
    }

    private static int progress(TokenStatus status) {
        return List.of(TokenStatus.VALID, TokenStatus.SUSPENDED, TokenStatus.INVALID)
                .indexOf(status);
    }

    private static StatusDecision decision(Action action) {
        return new StatusDecision(action, "《示例条例》第三条", null, null, null);
    }

    private static List<List<LicenceIdentifier>> split(Map<LicenceIdentifier, StatusReference> entries) {
        List<LicenceIdentifier> all = List.copyOf(entries.keySet());
        return IntStream.range(0, OFFICERS)
                .mapToObj(share -> IntStream.range(0, all.size())
                        .filter(i -> i % OFFICERS == share)
                        .mapToObj(all::get)
                        .toList())
                .toList();
    }
}
