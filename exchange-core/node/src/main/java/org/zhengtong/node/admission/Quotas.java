// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.admission;

import static org.zhengtong.node.admission.AdmissionProblem.QUOTA_EXCEEDED;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.zhengtong.catalog.grant.Grant;
import org.zhengtong.kernel.problem.ProblemException;

/** Holds each grant to its quota a second (秒限额). Counted in this process: several instances of a node each allow it. */
@Singleton
class Quotas {

    private final Cache<Quota, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(10))
            .maximumSize(100_000)
            .build();

    private record Quota(String grantId, int perSecond) {}

    /** Takes one call from the grant's quota, or refuses. */
    void take(Grant grant) {
        if (grant.quotaPerSecond().isEmpty()) {
            return;
        }
        Quota quota = new Quota(grant.id(), grant.quotaPerSecond().getAsInt());
        ConsumptionProbe probe = buckets.get(quota, Quotas::bucket).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new ProblemException(
                            QUOTA_EXCEEDED, "grant " + grant.id() + " allows " + quota.perSecond() + " calls a second")
                    .retryAfter(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private static Bucket bucket(Quota quota) {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(quota.perSecond()).refillGreedy(quota.perSecond(), Duration.ofSeconds(1)))
                .build();
    }
}
