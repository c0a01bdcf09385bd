// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.zhengtong.node.admission.Admission;
import org.zhengtong.node.admission.Admission.Asking;
import org.zhengtong.node.network.NetworkMaps;
import org.zhengtong.node.passage.Call;
import org.zhengtong.node.passage.Passage;
import org.zhengtong.node.passage.Step;
import org.zhengtong.schemas.message.Position;

/**
 * The hops of an exchange. Refusals leave a route as exceptions and are concluded by whoever sent the passage in, so no error handler
 * stands on the hot path.
 */
@ApplicationScoped
class ExchangeRoutes extends RouteBuilder {

    /** Where a delivery route of the provider's node begins; it ends with the passage answered. */
    static final String PROVIDE = "direct:provide";

    static final String ENTRY = "direct:exchange";
    static final String TRANSIT = "direct:transit";
    private static final String FORWARD = "direct:forward";

    private final NetworkMaps maps;
    private final Admission admission;
    private final Origin origin;
    private final Arrival arrival;
    private final Forwarding forwarding;
    private final Conclusion conclusion;

    ExchangeRoutes(
            NetworkMaps maps,
            Admission admission,
            Origin origin,
            Arrival arrival,
            Forwarding forwarding,
            Conclusion conclusion) {
        this.maps = maps;
        this.admission = admission;
        this.origin = origin;
        this.arrival = arrival;
        this.forwarding = forwarding;
        this.conclusion = conclusion;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from(ENTRY)
                .routeId("exchange-entry")
                .process(Step.of(this::admit))
                .process(Step.of(origin::sign))
                .choice()
                .when(ExchangeRoutes::endsHere)
                .to(PROVIDE)
                .otherwise()
                .to(FORWARD)
                .process(Step.of(arrival::answer))
                .end()
                .process(Step.of(conclusion::conclude));

        from(TRANSIT)
                .routeId("exchange-transit")
                .process(Step.of(arrival::request))
                .choice()
                .when(ExchangeRoutes::endsHere)
                .to(PROVIDE)
                .process(Step.of(conclusion::conclude))
                .otherwise()
                .to(FORWARD)
                .end();

        from(FORWARD).routeId("exchange-forward").process(Step.of(forwarding::forward));
    }

    private CompletionStage<?> admit(Passage passage) {
        Call call = passage.call();
        Asking asking = new Asking(
                maps.self(),
                call.organisation(),
                call.applicationSystem(),
                call.resource(),
                call.purpose().name(),
                call.parameters().keySet());
        return admission.admit(asking).thenAccept(ground -> passage.admitted(ground.entry(), ground.grant()));
    }

    private static boolean endsHere(Exchange exchange) {
        Position position = Passage.of(exchange).position();
        return position == Position.LOCAL || position == Position.PROVIDER;
    }
}
