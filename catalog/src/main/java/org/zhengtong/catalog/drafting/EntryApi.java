// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.drafting;

import static org.zhengtong.catalog.entry.EntryProblem.ENTRY_UNKNOWN;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.EntryVersion;
import org.zhengtong.catalog.entry.Manager;
import org.zhengtong.catalog.entry.RegisteredEntry;
import org.zhengtong.catalog.lint.Lint;
import org.zhengtong.catalog.metadata.PlainText;
import org.zhengtong.catalog.neighbour.SilentNodes;
import org.zhengtong.catalog.search.SearchStore;
import org.zhengtong.kernel.constraints.ValidResourceCode;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.code.ResourceCode;

/** HTTP edge of catalogue entries (目录条目): drafts and what is live. */
@Path("/api/v1/catalogue/entries")
public class EntryApi {

    private final EntryStore entries;
    private final Drafting drafting;
    private final Lint lint;
    private final SilentNodes silent;
    private final SearchStore search;
    private final SecurityIdentity caller;

    EntryApi(
            EntryStore entries,
            Drafting drafting,
            Lint lint,
            SilentNodes silent,
            SearchStore search,
            SecurityIdentity caller) {
        this.entries = entries;
        this.drafting = drafting;
        this.lint = lint;
        this.silent = silent;
        this.search = search;
        this.caller = caller;
    }

    /** Begins an entry as a draft; says what the checks find on it. */
    @POST
    @RolesAllowed({"catalogue-manager", "administrator"})
    public Response begin(@NotNull @Valid CatalogueEntry draft) {
        RegisteredEntry entry = drafting.begin(draft, Manager.of(caller));
        return Response.created(URI.create("/api/v1/catalogue/entries/" + entry.id()))
                .entity(EntryView.draftOf(entry).with(lint.check(entry)))
                .tag(EntryVersion.tag(entry))
                .build();
    }

    /** Replaces the draft; a live revision stays as it is. Says what the checks find. */
    @PUT
    @Path("/{id}")
    @RolesAllowed({"catalogue-manager", "administrator"})
    public Response change(
            @RestPath @PlainText(max = 64) String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid CatalogueEntry draft) {
        int version = EntryVersion.required(ifMatch);
        RegisteredEntry entry = drafting.change(id, version, draft, Manager.of(caller));
        return shown(entry, EntryView.draftOf(entry).with(lint.check(entry)));
    }

    /** Gives the draft up; what is live stays. An entry that was never published is gone, and its name free. */
    @DELETE
    @Path("/{id}/draft")
    @RolesAllowed({"catalogue-manager", "administrator"})
    public void discard(@RestPath @PlainText(max = 64) String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        drafting.discard(id, EntryVersion.required(ifMatch), Manager.of(caller));
    }

    /** An entry by id: its draft for its managers, the live revision for everybody else. */
    @GET
    @Path("/{id}")
    @Authenticated
    public Response read(@RestPath @PlainText(max = 64) String id) {
        RegisteredEntry entry = entries.find(id).orElseThrow(() -> unknown(id));
        EntryView view = view(entry).orElseThrow(() -> unknown(id));
        return shown(entry, view);
    }

    /** The entry of a resource code, or none. */
    @GET
    @Authenticated
    public EntryList list(@RestQuery @NotNull @ValidResourceCode String resource) {
        return new EntryList(entries.findByResource(new ResourceCode(resource)).flatMap(this::view).stream()
                .toList());
    }

    private Optional<EntryView> view(RegisteredEntry entry) {
        boolean itsManager = (caller.hasRole("catalogue-manager") || caller.hasRole("administrator"))
                && Manager.of(caller).keeps(entry.providerOrganisation());
        Optional<EntryView> view = itsManager
                ? Optional.of(EntryView.draftOf(entry))
                : entry.live().map(live -> EntryView.liveOf(entry, live));
        return view.map(seen ->
                seen.standing(silent.since(entry.node()), entry.resource().flatMap(search::attachment)));
    }

    private static Response shown(RegisteredEntry entry, EntryView view) {
        return Response.ok(view).tag(EntryVersion.tag(entry)).build();
    }

    private static ProblemException unknown(String key) {
        return new ProblemException(ENTRY_UNKNOWN, "no entry " + key);
    }

    /** Entries found. */
    public record EntryList(List<EntryView> items) {}
}
