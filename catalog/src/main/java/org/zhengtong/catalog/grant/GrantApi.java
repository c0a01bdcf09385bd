// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.grant;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.zhengtong.kernel.signin.Caller;

/** HTTP edge of grants (授权): what an organisation was granted and what it granted. */
@Path("/api/v1/grants")
public class GrantApi {

    private final GrantStore grants;
    private final SecurityIdentity caller;

    GrantApi(GrantStore grants, SecurityIdentity caller) {
        this.grants = grants;
        this.caller = caller;
    }

    /** Grants of the caller's organisation, as consumer or as provider, newest first; auditors see those of all. */
    @GET
    @RolesAllowed({"applicant", "provider-officer", "application-system", "auditor", "administrator"})
    public List<Grant> list(
            @RestQuery @DefaultValue("") @Size(max = 64) String resource,
            @RestQuery @DefaultValue("") @Size(max = 128) String applicationSystem,
            @RestQuery @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        boolean all = caller.hasRole("auditor") || caller.hasRole("administrator");
        return grants.list(all ? "" : Caller.of(caller).organisation(), resource, applicationSystem, limit);
    }
}
