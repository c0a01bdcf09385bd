// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.grant.Grant;
import org.zhengtong.catalog.grant.GrantRegister;
import org.zhengtong.catalog.grant.GrantUsage;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.code.ResourceCode;

/** The count of a day belongs to the grant, not to a process. */
@QuarkusTest
class DayQuotasTest {

    @Inject
    GrantUsage usage;

    @Inject
    GrantRegister register;

    @Inject
    ExecutorService workers;

    private Grant grant(int perDay) {
        String id = UUID.randomUUID().toString();
        Grant grant = new Grant(
                id,
                id,
                new ResourceCode("105002/511900000001"),
                "511900",
                "11511900009000015L",
                "511900",
                "11511900009000023F",
                "system-" + id,
                Set.of("DATA_CHECK"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                LocalDate.of(2020, 1, 1),
                LocalDate.of(2099, 1, 1),
                OptionalInt.empty(),
                OptionalInt.of(perDay),
                Optional.empty(),
                Optional.empty(),
                Grant.Status.IN_FORCE,
                Optional.empty(),
                Optional.empty(),
                1,
                Instant.EPOCH);
        QuarkusTransaction.requiringNew().run(() -> register.enter(grant));
        return grant;
    }

    private DayQuotas instance() {
        return new DayQuotas(usage, workers, Clock.systemUTC());
    }

    private static boolean taken(DayQuotas instance, Grant grant) {
        try {
            instance.take(grant).toCompletableFuture().join();
            return true;
        } catch (ProblemException refused) {
            return refusedFor(refused);
        } catch (CompletionException refused) {
            return refusedFor(refused.getCause());
        }
    }

    private static boolean refusedFor(@Nullable Throwable cause) {
        assertThat(cause).isInstanceOfSatisfying(ProblemException.class, refusal -> assertThat(refusal.problem())
                .isEqualTo(AdmissionProblem.DAY_QUOTA_EXCEEDED));
        return false;
    }

    @Test
    void aRestartDoesNotBeginTheDayAnew() {
        Grant grant = grant(3);
        DayQuotas before = instance();
        assertThat(taken(before, grant)).isTrue();
        assertThat(taken(before, grant)).isTrue();

        DayQuotas after = instance();

        assertThat(taken(after, grant)).isTrue();
        assertThat(taken(after, grant)).isFalse();
        assertThat(taken(before, grant)).isFalse();
    }

    @Test
    void severalInstancesTogetherAllowTheQuotaAndNotOneMore() {
        Grant grant = grant(400);
        List<DayQuotas> instances = List.of(instance(), instance(), instance());
        AtomicInteger allowed = new AtomicInteger();
        ExecutorService callers = Executors.newFixedThreadPool(12);
        List<CompletableFuture<Void>> calls = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            DayQuotas instance = instances.get(i % instances.size());
            calls.add(CompletableFuture.runAsync(() -> allowed.addAndGet(taken(instance, grant) ? 1 : 0), callers));
        }

        calls.forEach(CompletableFuture::join);
        callers.shutdown();

        assertThat(allowed).hasValueLessThanOrEqualTo(400).hasValueGreaterThan(400 - instances.size() * 8);
    }

    @Test
    void whatAnInstanceDidNotUseIsNotLostWhenItStops() {
        Grant grant = grant(500);
        DayQuotas stopping = instance();
        assertThat(taken(stopping, grant)).isTrue();

        stopping.giveBack(new ShutdownEvent());

        DayQuotas next = instance();
        for (int i = 0; i < 499; i++) {
            assertThat(taken(next, grant)).isTrue();
        }
        assertThat(taken(next, grant)).isFalse();
    }
}
