// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent.monitor;

import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Health check {@code node-connection}: up while the node has this agent in. */
public final class ConnectionCheck extends AbstractHealthCheck {

    private final BooleanSupplier connected;

    public ConnectionCheck(BooleanSupplier connected) {
        super("agent", "node-connection");
        this.connected = connected;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.state(connected.getAsBoolean() ? State.UP : State.DOWN);
    }
}
