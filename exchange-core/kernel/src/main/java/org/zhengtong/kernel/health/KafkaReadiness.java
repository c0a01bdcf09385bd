// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.health;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.zhengtong.kernel.outbox.OutboxRelay;

/** Kafka's part in readiness: a broker that is away delays events and stops nothing else, so it degrades and never takes us out. */
@Readiness
@Singleton
class KafkaReadiness implements HealthCheck {

    private final OutboxRelay relay;

    KafkaReadiness(OutboxRelay relay) {
        this.relay = relay;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("kafka")
                .up()
                .withData("state", relay.failing() ? "DEGRADED" : "UP")
                .build();
    }
}
