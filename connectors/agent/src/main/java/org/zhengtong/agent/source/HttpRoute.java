// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent.source;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;

/** Route {@code agent-http}: a request becomes one call of the resource's service. */
public final class HttpRoute extends RouteBuilder {

    static final String ENTRY = "direct:agent-http";
    private static final long CONNECT_MILLIS = 5000;

    private final HttpCall call;

    public HttpRoute(HttpCall call) {
        this.call = call;
    }

    @Override
    public void configure() {
        for (String scheme : new String[] {"http", "https"}) {
            HttpComponent component = getContext().getComponent(scheme, HttpComponent.class);
            component.setConnectTimeout(CONNECT_MILLIS);
        }
        errorHandler(noErrorHandler());
        from(ENTRY)
                .routeId("agent-http")
                .process(call::prepare)
                .id("http-prepare")
                .toD("${exchangeProperty." + HttpCall.ENDPOINT + "}")
                .id("http-call")
                .process(call::read)
                .id("http-read");
    }
}
