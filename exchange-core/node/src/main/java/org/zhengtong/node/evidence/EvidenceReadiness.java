// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.evidence;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when this instance writes the evidence log: without evidence nothing may be answered, so a standby takes no requests. */
@Readiness
class EvidenceReadiness implements HealthCheck {

    private final EvidenceLog log;

    EvidenceReadiness(EvidenceLog log) {
        this.log = log;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("evidence-log").status(log.writing()).build();
    }
}
