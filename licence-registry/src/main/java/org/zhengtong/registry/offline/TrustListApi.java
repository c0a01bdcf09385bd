// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.offline;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.zhengtong.schemas.offline.TrustList;

/** HTTP edge of the trust list (信任列表): for everybody, and for caches. */
@Path("/api/v1/trust-list")
public class TrustListApi {

    private final TrustListIssue issue;

    TrustListApi(TrustListIssue issue) {
        this.issue = issue;
    }

    /** Who may issue what from this registry, signed by it. */
    @GET
    @PermitAll
    @Produces(TrustList.MEDIA_TYPE)
    public Response read() {
        return Response.ok(issue.signed(), TrustList.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .build();
    }
}
