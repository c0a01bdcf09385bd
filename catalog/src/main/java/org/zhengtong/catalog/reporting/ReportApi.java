// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.reporting;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;
import org.zhengtong.catalog.entry.Manager;
import org.zhengtong.catalog.feed.FeedChanges;

/** HTTP edge of one entry's report to the parent node (目录上报). */
@Path("/api/v1/catalogue/entries/{id}/report")
public class ReportApi {

    private final ReportStore reports;
    private final Reporting reporting;
    private final FeedChanges changes;
    private final SecurityIdentity caller;

    ReportApi(ReportStore reports, Reporting reporting, FeedChanges changes, SecurityIdentity caller) {
        this.reports = reports;
        this.reporting = reporting;
        this.changes = changes;
        this.caller = caller;
    }

    /** Where the entry stands. */
    @GET
    @RolesAllowed({"catalogue-manager", "administrator", "operator", "auditor"})
    public Report read(@RestPath String id) {
        Report report = reports.find(id, reporting.parent()).orElseThrow(() -> Reporting.unknown(id));
        if (!caller.hasRole("operator") && !caller.hasRole("auditor")) {
            Manager.of(caller).requireKeeps(report.providerOrganisation());
        }
        return report;
    }

    /** Reports a returned entry again. */
    @POST
    @RolesAllowed({"catalogue-manager", "administrator"})
    public Response resubmit(@RestPath String id) {
        Report report = reporting.resubmit(id, Manager.of(caller));
        changes.signal().raise();
        return Response.accepted(report).build();
    }
}
