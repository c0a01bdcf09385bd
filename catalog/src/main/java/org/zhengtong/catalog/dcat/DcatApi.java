// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.dcat;

import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestQuery;
import org.zhengtong.catalog.dcat.Term.Thing;

/** HTTP edge of the open export (开放目录导出): Turtle or JSON-LD, as the caller accepts; JSON-LD when it does not matter. */
@Path("/api/v1/catalogue/dcat")
@Authenticated
public class DcatApi {

    static final String JSON_LD = "application/ld+json";
    static final String TURTLE = "text/turtle;charset=utf-8;qs=0.9";

    private final OpenEntries open;
    private final DcatConfig config;
    private final UriInfo uri;

    DcatApi(OpenEntries open, DcatConfig config, @Context UriInfo uri) {
        this.open = open;
        this.config = config;
        this.uri = uri;
    }

    /** A page of the node's open entries, as JSON-LD; {@code after} is the resource code that the page before ended with. */
    @GET
    @Produces(JSON_LD)
    public Response catalogueAsJsonLd(
            @RestQuery @DefaultValue("") @Size(max = 64) String after,
            @RestQuery @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return page(after, limit, JsonLd::of);
    }

    /** The same as Turtle. */
    @GET
    @Produces(TURTLE)
    public Response catalogueAsTurtle(
            @RestQuery @DefaultValue("") @Size(max = 64) String after,
            @RestQuery @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return page(after, limit, Turtle::of);
    }

    private Response page(String after, int limit, Function<List<Thing>, String> writer) {
        OpenCatalogue page = open.page(after, limit);
        Names names = names();
        Response.ResponseBuilder answer = Response.ok(writer.apply(page.things(names, config)));
        page.next().ifPresent(code -> answer.link(names.page(code, limit), "next"));
        return answer.build();
    }

    private Names names() {
        return Names.under(config.base().orElseGet(uri::getBaseUri));
    }
}
