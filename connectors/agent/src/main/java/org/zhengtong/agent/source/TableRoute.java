// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent.source;

import org.apache.camel.builder.RouteBuilder;

/** Route {@code agent-table}: a request becomes one prepared query of the resource's table. */
public final class TableRoute extends RouteBuilder {

    static final String ENTRY = "direct:agent-table";

    private final TableQuery query;

    public TableRoute(TableQuery query) {
        this.query = query;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from(ENTRY).routeId("agent-table").process(query).id("table-query");
    }
}
