// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.reporting;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.signin.Caller;

/** HTTP edge of the list of reports (上报情况). */
@Path("/api/v1/catalogue/reports")
public class ReportListApi {

    private final ReportStore reports;
    private final Reporting reporting;
    private final SecurityIdentity caller;

    ReportListApi(ReportStore reports, Reporting reporting, SecurityIdentity caller) {
        this.reports = reports;
        this.reporting = reporting;
        this.caller = caller;
    }

    /** Reports of the caller's organisation, or of all for those who look after the node. */
    @GET
    @RolesAllowed({"catalogue-manager", "administrator", "operator", "auditor"})
    public ReportList list(
            @RestQuery Report.@Nullable State state,
            @RestQuery @DefaultValue("") String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(500) int limit) {
        boolean all = caller.hasRole("administrator") || caller.hasRole("operator") || caller.hasRole("auditor");
        List<Report> items = reports.list(
                reporting.parent(),
                all ? "" : Caller.of(caller).ownAlone(),
                state == null ? "" : state.name(),
                cursor,
                limit);
        return new ReportList(
                items, items.size() < limit ? null : items.get(items.size() - 1).entryId());
    }

    /**
     * Reports.
     *
     * @param nextCursor absent on the last page
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReportList(List<Report> items, @Nullable String nextCursor) {}
}
