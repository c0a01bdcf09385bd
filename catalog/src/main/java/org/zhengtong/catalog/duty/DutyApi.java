// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.duty;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.demand.Demand;
import org.zhengtong.catalog.demand.DemandPage;
import org.zhengtong.catalog.demand.DemandSheet;
import org.zhengtong.catalog.demand.DemandStore;
import org.zhengtong.catalog.demand.DemandStore.Tally;
import org.zhengtong.catalog.demand.DemandStore.Wanted;
import org.zhengtong.catalog.timelimit.TimeLimitRules;
import org.zhengtong.kernel.constraints.ValidOrganisationCode;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.kernel.signin.Roles;

/** HTTP edge of the duty list (责任清单): an organisation reads its own, auditors and administrators read those of all. */
@Path("/api/v1/duties")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVIDER_OFFICER, Roles.CATALOGUE_MANAGER, Roles.ADMINISTRATOR, Roles.AUDITOR})
public class DutyApi {

    private static final String STATUS = "|ASSIGNED|LINKED|PROMISED|REFUSED|DISPUTED|CLOSED";

    private final DemandStore demands;
    private final TimeLimitRules rules;
    private final SecurityIdentity caller;

    DutyApi(DemandStore demands, TimeLimitRules rules, SecurityIdentity caller) {
        this.demands = demands;
        this.rules = rules;
        this.caller = caller;
    }

    /** Duties newest first. */
    @GET
    public DemandPage list(
            @RestQuery @Nullable @ValidOrganisationCode String organisation,
            @RestQuery @DefaultValue("") @Pattern(regexp = STATUS) String status,
            @RestQuery @DefaultValue("false") boolean overdue,
            @RestQuery @DefaultValue("") @Size(max = 64) String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return DemandPage.of(find(whose(organisation), status, overdue, cursor, limit), limit, rules);
    }

    /** The same as CSV for spreadsheets, all of it. */
    @GET
    @Path("/export")
    @Produces("text/csv; charset=utf-8")
    public String export(
            @RestQuery @Nullable @ValidOrganisationCode String organisation,
            @RestQuery @DefaultValue("") @Pattern(regexp = STATUS) String status,
            @RestQuery @DefaultValue("false") boolean overdue) {
        String whose = whose(organisation);
        return DemandSheet.of(cursor -> find(whose, status, overdue, cursor, DemandSheet.PAGE), rules);
    }

    /** How organisations stand with their duties. */
    @GET
    @Path("/summary")
    public List<Tally> summary(@RestQuery @Nullable @ValidOrganisationCode String organisation) {
        return demands.tallies(whose(organisation), rules.today());
    }

    private List<Demand> find(String organisation, String status, boolean overdue, String cursor, int limit) {
        return demands.list(new Wanted(
                true,
                organisation,
                "",
                "",
                status,
                overdue ? Optional.of(rules.today()) : Optional.empty(),
                cursor,
                limit));
    }

    /** The organisation whose duties the caller may read. */
    private String whose(@Nullable String asked) {
        if (caller.hasRole(Roles.AUDITOR) || caller.hasRole(Roles.ADMINISTRATOR)) {
            return asked == null ? DemandStore.EVERYBODY : asked;
        }
        return Caller.of(caller).organisation();
    }
}
