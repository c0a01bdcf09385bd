// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.statuslist;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The status lists' part in readiness: a publication that lags degrades, as everything else is served as before. */
@Readiness
@Singleton
class StatusListReadiness implements HealthCheck {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final StatusListPublisher publisher;

    StatusListReadiness(StatusListPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public HealthCheckResponse call() {
        Duration lag = publisher.lag();
        return HealthCheckResponse.named("status-lists")
                .up()
                .withData("state", lag.compareTo(LONGEST) > 0 ? "DEGRADED" : "UP")
                .withData("lagSeconds", lag.toSeconds())
                .build();
    }
}
