// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.publication;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.drafting.EntryView;
import org.zhengtong.catalog.entry.EntryVersion;
import org.zhengtong.catalog.entry.Manager;
import org.zhengtong.catalog.entry.RegisteredEntry;
import org.zhengtong.catalog.metadata.PlainText;

/** HTTP edge of withdrawal (目录撤销) where no review is required. */
@Path("/api/v1/catalogue/entries/{id}/withdrawal")
public class WithdrawalApi {

    private final Publication publication;
    private final SecurityIdentity caller;

    WithdrawalApi(Publication publication, SecurityIdentity caller) {
        this.publication = publication;
        this.caller = caller;
    }

    /** Withdraws the resource for good, at every node; its code is never given again. */
    @POST
    @RolesAllowed({"catalogue-manager", "administrator"})
    public Response withdraw(
            @RestPath @PlainText(max = 64) String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid WithdrawalRequest request) {
        RegisteredEntry entry =
                publication.withdraw(id, EntryVersion.stated(ifMatch), request.reason(), Manager.of(caller));
        return Response.ok(EntryView.draftOf(entry))
                .tag(EntryVersion.tag(entry))
                .build();
    }

    /** Why a resource is withdrawn; every node will read it. */
    public record WithdrawalRequest(
            @NotBlank @PlainText(max = 500, lines = true) String reason) {}
}
