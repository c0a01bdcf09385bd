// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.drafting;

import static org.zhengtong.catalog.entry.EntryProblem.ENTRY_UNKNOWN;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.drafting.DraftStore.SavedDraft;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.EntryVersion;
import org.zhengtong.catalog.entry.Manager;
import org.zhengtong.catalog.entry.RegisteredEntry;
import org.zhengtong.catalog.metadata.PlainText;
import org.zhengtong.kernel.problem.ProblemException;

/** HTTP edge of the saved versions of a draft (草稿历次保存). */
@Path("/api/v1/catalogue/entries/{id}/drafts")
public class DraftApi {

    private final EntryStore entries;
    private final DraftStore drafts;
    private final Drafting drafting;
    private final SecurityIdentity caller;

    DraftApi(EntryStore entries, DraftStore drafts, Drafting drafting, SecurityIdentity caller) {
        this.entries = entries;
        this.drafts = drafts;
        this.drafting = drafting;
        this.caller = caller;
    }

    /** Every version that was saved, newest first. */
    @GET
    @RolesAllowed({"catalogue-manager", "administrator"})
    public DraftPage list(
            @RestPath @PlainText(max = 64) String id,
            @RestQuery @DefaultValue("2147483647") @Min(1) int before,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        RegisteredEntry entry = entries.find(id).orElseThrow(() -> unknown(id));
        Manager.of(caller).requireKeeps(entry.providerOrganisation());
        List<SavedDraft> found = drafts.saved(id, before, limit + 1);
        List<SavedDraft> page = found.stream().limit(limit).toList();
        return new DraftPage(page, found.size() > limit ? page.get(limit - 1).version() : null);
    }

    /** Takes up a version saved before as the draft; If-Match as for any change. */
    @POST
    @Path("/{version}/restoration")
    @RolesAllowed({"catalogue-manager", "administrator"})
    public Response restore(
            @RestPath @PlainText(max = 64) String id,
            @RestPath int version,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        RegisteredEntry entry = drafting.restore(id, EntryVersion.required(ifMatch), version, Manager.of(caller));
        return Response.ok(EntryView.draftOf(entry))
                .tag(EntryVersion.tag(entry))
                .build();
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(ENTRY_UNKNOWN, "no entry " + id);
    }

    /**
     * A page of saved versions.
     *
     * @param nextBefore where the next page begins; absent on the last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DraftPage(
            List<SavedDraft> items, @Nullable Integer nextBefore) {}
}
