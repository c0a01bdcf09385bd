// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.dcat;

import static org.zhengtong.catalog.dcat.DcatProblem.ENTRY_NOT_OPEN;
import static org.zhengtong.catalog.entry.EntryProblem.ENTRY_UNKNOWN;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.zhengtong.catalog.dcat.Term.Thing;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.RegisteredEntry;
import org.zhengtong.catalog.metadata.PlainText;
import org.zhengtong.kernel.problem.ProblemException;

/** HTTP edge of one open entry as DCAT-AP (开放目录条目): what the open export says of it, and of nothing else. */
@Path("/api/v1/catalogue/entries/{id}/dcat")
@Authenticated
public class DatasetApi {

    private final OpenEntries open;
    private final EntryStore entries;
    private final DcatConfig config;
    private final UriInfo uri;

    DatasetApi(OpenEntries open, EntryStore entries, DcatConfig config, @Context UriInfo uri) {
        this.open = open;
        this.entries = entries;
        this.config = config;
        this.uri = uri;
    }

    /** The dataset and, when served, its service, as JSON-LD. */
    @GET
    @Produces(DcatApi.JSON_LD)
    public String datasetAsJsonLd(@RestPath @PlainText(max = 64) String id) {
        return JsonLd.of(things(id));
    }

    /** The same as Turtle. */
    @GET
    @Produces(DcatApi.TURTLE)
    public String datasetAsTurtle(@RestPath @PlainText(max = 64) String id) {
        return Turtle.of(things(id));
    }

    private List<Thing> things(String id) {
        return open.find(id)
                .orElseThrow(() -> refused(id))
                .things(Names.under(config.base().orElseGet(uri::getBaseUri)), config);
    }

    /** Of what nobody but its managers may see it is not said that it is there. */
    private ProblemException refused(String id) {
        RegisteredEntry entry = entries.find(id)
                .filter(known -> known.live().isPresent())
                .orElseThrow(() -> new ProblemException(ENTRY_UNKNOWN, "no entry " + id));
        if (!entry.own()) {
            return new ProblemException(ENTRY_NOT_OPEN, "ask at its node, " + entry.node());
        }
        String why = entry.status() == RegisteredEntry.Status.WITHDRAWN ? "was withdrawn" : "has openFlag false";
        return new ProblemException(ENTRY_NOT_OPEN, "entry " + id + " " + why);
    }
}
