// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.zhengtong.node.attachment.Attachment;
import org.zhengtong.node.passage.Passage;
import org.zhengtong.node.passage.Step;

/** The provider's end of an exchange: decide, ask the attached system, answer. Refusals leave as exceptions. */
@ApplicationScoped
class DeliveryRoutes extends RouteBuilder {

    private static final String HTTP = "direct:deliver-http";
    private static final String AGENT = "direct:deliver-agent";

    private final Decision decision;
    private final Questions questions;
    private final HttpProvider http;
    private final AgentProvider agents;
    private final Answering answering;

    DeliveryRoutes(
            Decision decision, Questions questions, HttpProvider http, AgentProvider agents, Answering answering) {
        this.decision = decision;
        this.questions = questions;
        this.http = http;
        this.agents = agents;
        this.answering = answering;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from("direct:provide")
                .routeId("exchange-provide")
                .process(Step.of(decision::decide))
                .choice()
                .when(DeliveryRoutes::byHttp)
                .to(HTTP)
                .otherwise()
                .to(AGENT)
                .end();

        from(HTTP).routeId("exchange-deliver-http").process(Step.of(this::askByHttp));

        from(AGENT).routeId("exchange-deliver-agent").process(Step.of(this::askAgent));
    }

    private CompletionStage<?> askByHttp(Passage passage) {
        return questions.ask(passage, http::ask).thenCompose(provided -> answering.answer(passage, provided));
    }

    private CompletionStage<?> askAgent(Passage passage) {
        return questions.ask(passage, agents::ask).thenCompose(provided -> answering.answer(passage, provided));
    }

    private static boolean byHttp(Exchange exchange) {
        return Passage.of(exchange).attachment().kind() == Attachment.Kind.HTTP;
    }
}
