// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.admission;

import static org.zhengtong.node.admission.AdmissionProblem.QUOTA_EXCEEDED;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.local.LocalBucketBuilder;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.OptionalInt;
import org.zhengtong.catalog.grant.Grant;
import org.zhengtong.kernel.problem.ProblemException;

/**
 * Holds each grant to its quota (限额) a second and a day. Counted in this process: several instances of a node each allow the quota,
 * and a restart begins anew.
 */
@Singleton
class Quotas {

    private static final Duration LONGEST_WINDOW = Duration.ofDays(1);

    private final Cache<Quota, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(LONGEST_WINDOW)
            .maximumSize(100_000)
            .build();

    private record Quota(String grantId, OptionalInt perSecond, OptionalInt perDay) {}

    /** Takes one call from the grant's quota, or refuses. */
    void take(Grant grant) {
        if (grant.quotaPerSecond().isEmpty() && grant.quotaPerDay().isEmpty()) {
            return;
        }
        Quota quota = new Quota(grant.id(), grant.quotaPerSecond(), grant.quotaPerDay());
        ConsumptionProbe probe = buckets.get(quota, Quotas::bucket).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new ProblemException(QUOTA_EXCEEDED, "the quota of grant " + grant.id() + " is used up")
                    .retryAfter(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private static Bucket bucket(Quota quota) {
        LocalBucketBuilder builder = Bucket.builder();
        quota.perSecond().ifPresent(calls -> limit(builder, calls, Duration.ofSeconds(1)));
        quota.perDay().ifPresent(calls -> limit(builder, calls, LONGEST_WINDOW));
        return builder.build();
    }

    private static void limit(LocalBucketBuilder builder, int calls, Duration window) {
        builder.addLimit(limit -> limit.capacity(calls).refillGreedy(calls, window));
    }
}
