// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.problem.RequestProblem;

class GroupWorkerTest {

    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<List<Integer>> groups = new CopyOnWriteArrayList<>();

    @Test
    void submissionsThatWaitedTogetherAreWorkedTogetherInOrder() throws Exception {
        List<CompletableFuture<String>> answers = new ArrayList<>();
        try (GroupWorker<Integer, String> worker = worker(3, 100)) {
            answers.add(worker.submit(0));
            started.await();
            for (int i = 1; i <= 4; i++) {
                answers.add(worker.submit(i));
            }

            release.countDown();

            for (int i = 0; i <= 4; i++) {
                assertThat(answers.get(i).get(10, TimeUnit.SECONDS)).isEqualTo("answer " + i);
            }
        }
        assertThat(groups).containsExactly(List.of(0), List.of(1, 2, 3), List.of(4));
    }

    @Test
    void aFailingGroupFailsItsMembersAndNobodyElse() throws Exception {
        try (GroupWorker<Integer, String> worker = worker(3, 100)) {
            release.countDown();

            CompletableFuture<String> failing = worker.submit(-1);
            assertThatThrownBy(() -> failing.get(10, TimeUnit.SECONDS)).hasRootCauseMessage("negative");

            assertThat(worker.submit(7).get(10, TimeUnit.SECONDS)).isEqualTo("answer 7");
        }
    }

    @Test
    void oneMoreThanTheQueueHoldsIsRefusedAsOverload() throws Exception {
        try (GroupWorker<Integer, String> worker = worker(3, 2)) {
            CompletableFuture<String> first = worker.submit(0);
            started.await();
            CompletableFuture<String> second = worker.submit(1);
            CompletableFuture<String> third = worker.submit(2);

            CompletableFuture<String> refused = worker.submit(3);

            assertOverloaded(refused);
            release.countDown();
            assertThat(CompletableFuture.allOf(first, second, third)).succeedsWithin(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void closingWorksOffWhatWasAcceptedAndRefusesTheRest() throws Exception {
        GroupWorker<Integer, String> worker = worker(3, 100);
        CompletableFuture<String> first = worker.submit(0);
        started.await();
        CompletableFuture<String> second = worker.submit(1);
        release.countDown();

        worker.close();

        assertThat(first).isCompletedWithValue("answer 0");
        assertThat(second).isCompletedWithValue("answer 1");
        assertOverloaded(worker.submit(2));
    }

    private GroupWorker<Integer, String> worker(int maxGroup, int capacity) {
        return new GroupWorker<>("test", maxGroup, capacity, this::work, Runnable::run);
    }

    private List<String> work(List<Integer> group) {
        started.countDown();
        awaitRelease();
        if (group.contains(-1)) {
            throw new IllegalStateException("negative");
        }
        groups.add(group);
        return group.stream().map(item -> "answer " + item).toList();
    }

    private void awaitRelease() {
        try {
            assertThat(release.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertOverloaded(CompletableFuture<String> refused) {
        assertThatThrownBy(() -> refused.get(10, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(ProblemException.class, refusal -> assertThat(refusal.problem())
                        .isEqualTo(RequestProblem.OVERLOADED));
    }
}
