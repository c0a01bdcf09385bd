// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.admission;

import static org.zhengtong.node.admission.AdmissionProblem.DAY_QUOTA_EXCEEDED;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.grant.Grant;
import org.zhengtong.catalog.grant.GrantUsage;
import org.zhengtong.catalog.timelimit.TimeLimitRules;
import org.zhengtong.kernel.problem.ProblemException;

/**
 * Holds each grant to its quota a day (日限额). An instance takes the quota from the register in blocks of a fiftieth and uses it up
 * without asking again; what it has not used it gives back when it stops.
 */
@Singleton
class DayQuotas {

    private static final int BLOCKS = 50;
    private static final int LARGEST_BLOCK = 1000;
    private static final Duration BELIEVED_EMPTY = Duration.ofSeconds(5);
    private static final CompletableFuture<Void> FREE = CompletableFuture.completedFuture(null);

    private final GrantUsage usage;
    private final ExecutorService workers;
    private final Clock clock;
    private final Cache<Quota, Block> blocks = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofHours(25))
            .maximumSize(100_000)
            .build();

    private record Quota(String grantId, LocalDate day, int calls) {

        int block() {
            return Math.max(1, Math.min(LARGEST_BLOCK, calls / BLOCKS));
        }
    }

    DayQuotas(GrantUsage usage, ExecutorService workers, Clock clock) {
        this.usage = usage;
        this.workers = workers;
        this.clock = clock;
    }

    /** Takes one call from the quota of the day, or refuses; waits for the register only at the end of a block. */
    CompletionStage<Void> take(Grant grant) {
        if (grant.quotaPerDay().isEmpty()) {
            return FREE;
        }
        LocalDate day = LocalDate.ofInstant(clock.instant(), TimeLimitRules.LEGAL_DAYS);
        Quota quota = new Quota(grant.id(), day, grant.quotaPerDay().getAsInt());
        Block block = blocks.get(quota, fresh -> new Block());
        return block.use() ? FREE : more(quota, block);
    }

    private CompletionStage<Void> more(Quota quota, Block block) {
        if (block.emptyUntil.isAfter(clock.instant())) {
            throw usedUp(quota);
        }
        Supplier<Integer> taking = () -> usage.take(quota.grantId(), quota.day(), quota.block(), quota.calls());
        return block.refill(() -> CompletableFuture.supplyAsync(taking, workers))
                .thenCompose(calls -> {
                    if (calls == 0) {
                        block.emptyUntil = clock.instant().plus(BELIEVED_EMPTY);
                    }
                    return block.use() ? FREE : more(quota, block);
                });
    }

    private ProblemException usedUp(Quota quota) {
        ZonedDateTime now = clock.instant().atZone(TimeLimitRules.LEGAL_DAYS);
        ZonedDateTime midnight = quota.day().plusDays(1).atStartOfDay(TimeLimitRules.LEGAL_DAYS);
        return new ProblemException(
                        DAY_QUOTA_EXCEEDED, "grant " + quota.grantId() + " allows " + quota.calls() + " calls a day")
                .retryAfter(Duration.between(now, midnight));
    }

    /** Gives back what this instance has not used. */
    void giveBack(@Observes ShutdownEvent stopping) {
        blocks.asMap().forEach((quota, block) -> {
            int unused = block.left.getAndSet(0);
            if (unused > 0) {
                usage.giveBack(quota.grantId(), quota.day(), unused);
            }
        });
    }

    /** What of a quota this instance may use without asking. */
    private static final class Block {

        private final AtomicInteger left = new AtomicInteger();
        private volatile Instant emptyUntil = Instant.MIN;
        private @Nullable CompletableFuture<Integer> refilling;

        boolean use() {
            return left.getAndUpdate(calls -> Math.max(0, calls - 1)) > 0;
        }

        /** Takes another block, once for all who wait. */
        synchronized CompletableFuture<Integer> refill(Supplier<CompletableFuture<Integer>> taking) {
            if (refilling == null || refilling.isDone()) {
                refilling = left.get() > 0
                        ? CompletableFuture.completedFuture(left.get())
                        : taking.get().thenApply(calls -> {
                            left.addAndGet(calls);
                            return calls;
                        });
            }
            return refilling;
        }
    }
}
