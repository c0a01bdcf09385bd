// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.delivery;

import static org.zhengtong.kernel.problem.RequestProblem.OVERLOADED;
import static org.zhengtong.node.exchange.ExchangeProblem.DEADLINE_EXPIRED;
import static org.zhengtong.node.exchange.ExchangeProblem.PROVIDER_UNAVAILABLE;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.passage.Step;

/**
 * Stands before one provider's system: a bulkhead, so that a slow one cannot take the node's room, and a breaker, so that a silent one
 * is left alone. Only silence breaks; an error answer is an answer.
 */
final class ProviderGuard {

    private static final long CLOSED = Long.MIN_VALUE;

    private final int room;
    private final int breakAfter;
    private final Duration breakFor;
    private final LongSupplier nanoTime;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger silences = new AtomicInteger();
    /** When the next trial is due; CLOSED while questions pass. */
    private final AtomicLong trialAt = new AtomicLong(CLOSED);

    ProviderGuard(int room, int breakAfter, Duration breakFor, LongSupplier nanoTime) {
        this.room = room;
        this.breakAfter = breakAfter;
        this.breakFor = breakFor;
        this.nanoTime = nanoTime;
    }

    /** Asks if there is room and hope; refuses at once otherwise. */
    <T> CompletionStage<T> ask(Supplier<CompletionStage<T>> question) {
        requireHope();
        if (inFlight.incrementAndGet() > room) {
            inFlight.decrementAndGet();
            throw new ProblemException(OVERLOADED, "the provider's system is busy with " + room + " questions")
                    .retryAfter(Duration.ofSeconds(1));
        }
        CompletionStage<T> answer;
        try {
            answer = question.get();
        } catch (RuntimeException failure) {
            settle(failure);
            throw failure;
        }
        return answer.whenComplete((done, failure) -> settle(failure));
    }

    private void requireHope() {
        long due = trialAt.get();
        if (due == CLOSED) {
            return;
        }
        long now = nanoTime.getAsLong();
        boolean trial = now - due >= 0 && trialAt.compareAndSet(due, now + breakFor.toNanos());
        if (!trial) {
            throw new ProblemException(PROVIDER_UNAVAILABLE, "the provider's system did not answer lately")
                    .retryAfter(breakFor);
        }
    }

    private void settle(@Nullable Throwable failure) {
        inFlight.decrementAndGet();
        Problem problem =
                failure != null && Step.cause(failure) instanceof ProblemException refusal ? refusal.problem() : null;
        if (problem == PROVIDER_UNAVAILABLE) {
            if (silences.incrementAndGet() >= breakAfter) {
                trialAt.set(nanoTime.getAsLong() + breakFor.toNanos());
            }
        } else if (problem != DEADLINE_EXPIRED) { // a caller's short patience says nothing about the provider
            silences.set(0);
            trialAt.set(CLOSED);
        }
    }
}
