// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhengtong.kernel.problem.RequestProblem.OVERLOADED;
import static org.zhengtong.node.exchange.ExchangeProblem.PROVIDER_FAILED;
import static org.zhengtong.node.exchange.ExchangeProblem.PROVIDER_UNAVAILABLE;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.ProblemException;

class ProviderGuardTest {

    private static final Duration BREAK = Duration.ofSeconds(5);

    private final AtomicLong now = new AtomicLong();
    private final ProviderGuard guard = new ProviderGuard(2, 3, BREAK, now::get);

    @Test
    void moreThanItsRoomIsRefusedUntilOneIsAnswered() {
        CompletableFuture<String> first = new CompletableFuture<>();
        assertThat(guard.ask(() -> first)).isNotNull();
        assertThat(guard.ask(() -> new CompletableFuture<String>())).isNotNull();
        assertRefused(() -> CompletableFuture.completedFuture("third"), OVERLOADED);

        first.complete("done");

        assertThat(answerOf(() -> CompletableFuture.completedFuture("third"))).isEqualTo("third");
    }

    @Test
    void silencesInARowBreakUntilATrialIsAnswered() {
        silence(3);
        assertRefused(() -> CompletableFuture.completedFuture("not asked"), PROVIDER_UNAVAILABLE);

        now.addAndGet(BREAK.toNanos());
        CompletableFuture<String> trial = new CompletableFuture<>();
        CompletionStage<String> asked = guard.ask(() -> trial);
        assertRefused(() -> CompletableFuture.completedFuture("one trial at a time"), PROVIDER_UNAVAILABLE);
        trial.complete("back");

        assertThat(asked.toCompletableFuture().join()).isEqualTo("back");
        assertThat(answerOf(() -> CompletableFuture.completedFuture("open"))).isEqualTo("open");
    }

    @Test
    void errorsAreAnswersAndBreakNothing() {
        for (int i = 0; i < 10; i++) {
            fail(PROVIDER_FAILED);
        }

        assertThat(answerOf(() -> CompletableFuture.completedFuture("open"))).isEqualTo("open");
    }

    private void silence(int times) {
        for (int i = 0; i < times; i++) {
            fail(PROVIDER_UNAVAILABLE);
        }
    }

    private void fail(Problem problem) {
        CompletionStage<String> answer =
                guard.ask(() -> CompletableFuture.failedFuture(new ProblemException(problem, "test")));
        assertThat(answer.toCompletableFuture()).isCompletedExceptionally();
    }

    private String answerOf(Supplier<CompletionStage<String>> question) {
        return guard.ask(question).toCompletableFuture().join();
    }

    private void assertRefused(Supplier<CompletionStage<String>> question, Problem problem) {
        assertThatThrownBy(() -> guard.ask(question))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> assertThat(refusal.problem())
                        .isEqualTo(problem));
    }
}
