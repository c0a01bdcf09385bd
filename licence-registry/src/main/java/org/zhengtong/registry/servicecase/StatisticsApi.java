// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.servicecase;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.servicecase.WaiverStore.Waiver;

/** HTTP edge of the cases' statistics (统计). */
@Path("/api/v1/statistics")
public class StatisticsApi {

    private final WaiverStore waivers;

    StatisticsApi(WaiverStore waivers) {
        this.waivers = waivers;
    }

    /** The 免提交率 of an item's cases, or of all, counted from the material events. */
    @GET
    @Path("/waiver-rate")
    @RolesAllowed({"caseworker", "operator", "auditor", "administrator", "catalogue-manager"})
    public Waiver waiverRate(@RestQuery @Nullable @Size(max = 100) String item) {
        return waivers.ofItem(item);
    }
}
