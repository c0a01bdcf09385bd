// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.publication;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
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

/** HTTP edge of publication (目录发布). */
@Path("/api/v1/catalogue/entries/{id}/publication")
public class PublicationApi {

    private final Publication publication;
    private final SecurityIdentity caller;

    PublicationApi(Publication publication, SecurityIdentity caller) {
        this.publication = publication;
        this.caller = caller;
    }

    /** Publishes the draft as the next revision; If-Match guards against publishing what somebody else just changed. */
    @POST
    @RolesAllowed({"catalogue-manager", "administrator"})
    public Response publish(
            @RestPath @PlainText(max = 64) String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        RegisteredEntry entry = publication.publish(id, EntryVersion.stated(ifMatch), Manager.of(caller));
        return Response.ok(EntryView.draftOf(entry))
                .tag(EntryVersion.tag(entry))
                .build();
    }
}
