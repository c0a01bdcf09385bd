// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.exchange;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.jspecify.annotations.Nullable;

/**
 * Times the hops: {@code zhengtong_route_seconds{route,failed}}. Stands in for Camel's own metrics policy on these routes, which
 * builds its meters' names anew for every exchange and route.
 */
@Singleton
class RouteTimes implements RoutePolicyFactory {

    private static final String HOPS = "exchange-";

    private final MeterRegistry meters;

    RouteTimes(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public @Nullable RoutePolicy createRoutePolicy(CamelContext camel, String routeId, NamedNode route) {
        return routeId.startsWith(HOPS) ? new Timing(routeId, meters) : null;
    }

    private static final class Timing extends RoutePolicySupport {

        private final String started;
        private final Timer done;
        private final Timer failed;

        Timing(String routeId, MeterRegistry meters) {
            this.started = "zhengtong.started." + routeId;
            this.done = meters.timer("zhengtong.route", "route", routeId, "failed", "false");
            this.failed = meters.timer("zhengtong.route", "route", routeId, "failed", "true");
        }

        @Override
        public void onExchangeBegin(Route route, Exchange exchange) {
            exchange.setProperty(started, System.nanoTime());
        }

        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            if (exchange.removeProperty(started) instanceof Long begun) {
                (exchange.getException() == null ? done : failed)
                        .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
            }
        }
    }
}
