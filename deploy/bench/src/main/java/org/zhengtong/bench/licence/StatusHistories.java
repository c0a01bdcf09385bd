// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.licence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.zhengtong.bench.licence.History.Refusal;
import org.zhengtong.bench.licence.History.Span;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.api.ApiProblem;
import org.zhengtong.sandbox.running.Sandbox;
import org.zhengtong.sandbox.world.Account;
import org.zhengtong.sandbox.world.World;

/**
 * Concurrent histories (并发状态变更): officers suspend and restore the same licences at once while the registry is killed (kill -9) and started
 * again. Every change carries its number as ground, so that afterwards each one that was answered has to be found once in the events, each
 * refusal has to be explained by them, and the published list has to have followed them and to say what the last event says.
 */
public final class StatusHistories {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private final Sandbox sandbox;
    private final World world;
    private final List<String> licences;
    private final Set<Integer> suspended = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Span> answered = new ConcurrentHashMap<>();
    private final Map<Integer, Span> unanswered = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();
    private final Queue<Refusal> refused = new ConcurrentLinkedQueue<>();

    /** @param licences in force at Sichuan's registry, touched by nobody else */
    public StatusHistories(Sandbox sandbox, World world, List<String> licences) {
        this.sandbox = sandbox;
        this.world = world;
        this.licences = List.copyOf(licences);
    }

    /** Makes so many changes, with so many kills spread over them, and looks at what became of each. */
    public HistoryFindings run(int changes, int kills, int officers) throws InterruptedException {
        ListReader lists = ListReader.of(world.as(Account.SICHUAN_REGISTRAR), licences);
        Thread reader = new Thread(lists, "list-reader");
        reader.setDaemon(true);
        reader.start();
        long begun = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < officers; i++) {
            Thread thread = new Thread(() -> work(changes), "officer-" + i);
            thread.start();
            threads.add(thread);
        }
        for (int kill = 1; kill <= kills; kill++) {
            awaitAnswered((int) ((long) changes * kill / (kills + 1)));
            sandbox.kill(RegistryLoad.REGISTRY);
            sandbox.restart(RegistryLoad.REGISTRY);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        lists.end();
        reader.join();
        return new HistoryCheck(world, licences, answered, unanswered).findings(seconds, refused, lists);
    }

    private void awaitAnswered(int count) {
        while (answered.size() < count) {
            LockSupport.parkNanos(PAUSE);
        }
    }

    private void work(int changes) {
        Api registrar = world.as(Account.SICHUAN_REGISTRAR);
        while (answered.size() < changes) {
            int licence = ThreadLocalRandom.current().nextInt(licences.size());
            change(registrar, licence, next.incrementAndGet());
        }
    }

    /** What another officer did meanwhile makes a move impossible; that is learnt and counts as no change. */
    private void change(Api registrar, int licence, int number) {
        boolean suspend = !suspended.contains(licence);
        long asked = System.nanoTime();
        try {
            JsonNode changed = registrar.post(
                    "/api/v1/licences/" + licences.get(licence) + "/status",
                    Map.of("action", suspend ? "SUSPEND" : "RESTORE", "ground", HistoryCheck.ground(number)));
            answered.put(number, new Span(asked, System.nanoTime()));
            believe(licence, changed.path("status").asText().equals("SUSPENDED"));
        } catch (ApiProblem problem) {
            if (problem.code().equals("LICENCE_MOVE_NOT_ALLOWED")) {
                refused.add(new Refusal(licences.get(licence), suspend, new Span(asked, System.nanoTime())));
                believe(licence, suspend);
            } else {
                unanswered.put(number, Span.unanswered(asked));
            }
        } catch (SandboxException noAnswer) {
            unanswered.put(number, Span.unanswered(asked));
            LockSupport.parkNanos(PAUSE);
        }
    }

    private void believe(int licence, boolean isSuspended) {
        if (isSuspended) {
            suspended.add(licence);
        } else {
            suspended.remove(licence);
        }
    }
}
