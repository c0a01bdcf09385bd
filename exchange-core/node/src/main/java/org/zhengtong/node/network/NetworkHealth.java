// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.network;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.zhengtong.schemas.message.NetworkNode;

/** Shows the neighbours in the readiness report. A neighbour down never makes this node unready: local work goes on. */
@Readiness
@Singleton
class NetworkHealth implements HealthCheck {

    private final NetworkMaps maps;
    private final Neighbours neighbours;

    NetworkHealth(NetworkMaps maps, Neighbours neighbours) {
        this.maps = maps;
        this.neighbours = neighbours;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder report = HealthCheckResponse.named("network")
                .up()
                .withData("mapVersion", maps.current().version())
                .withData("mapExpiresAt", maps.current().map().getExpiresAt().toString());
        for (NetworkNode node : maps.neighbours()) {
            report.withData(
                    "node-" + node.getCode(),
                    neighbours.contact(node.getCode()).state().name());
        }
        return report.build();
    }
}
