// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.provider;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** HTTP edge for the node this registry is a provider of (供给方接口). */
@Path("/provider/v1/requests")
public class ProviderApi {

    private final LicenceProvision provision;
    private final SecurityIdentity identity;

    ProviderApi(LicenceProvision provision, SecurityIdentity identity) {
        this.provision = provision;
        this.identity = identity;
    }

    /** Licences of a holder, or the verdict on one. The answer is not masked: the node projects it to the grant. */
    @POST
    @RolesAllowed("node")
    public ProviderAnswer answer(@NotNull @Valid ProviderRequest request) {
        return provision.answer(request, identity.getPrincipal().getName());
    }
}
