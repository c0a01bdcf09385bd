// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.grant;

import static org.zhengtong.catalog.grant.GrantProblem.GRANT_UNKNOWN;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.metadata.ProviderCode;
import org.zhengtong.catalog.timelimit.TimeLimitRules;
import org.zhengtong.catalog.timelimit.TimeLimitView;
import org.zhengtong.catalog.timelimit.TimeLimits;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.kernel.signin.Roles;

/** HTTP edge of grants (授权): what an organisation was granted and what it granted; the provider changes what it granted. */
@Path("/api/v1/grants")
public class GrantApi {

    private final GrantStore grants;
    private final GrantUsage usage;
    private final GrantLife life;
    private final TimeLimits limits;
    private final TimeLimitRules days;
    private final SecurityIdentity caller;

    GrantApi(
            GrantStore grants,
            GrantUsage usage,
            GrantLife life,
            TimeLimits limits,
            TimeLimitRules days,
            SecurityIdentity caller) {
        this.grants = grants;
        this.usage = usage;
        this.life = life;
        this.limits = limits;
        this.days = days;
        this.caller = caller;
    }

    /** Grants of the caller's organisation, as consumer or as provider, newest first; auditors see those of all. */
    @GET
    @RolesAllowed({Roles.APPLICANT, Roles.PROVIDER_OFFICER, Roles.APPLICATION_SYSTEM, Roles.AUDITOR, Roles.ADMINISTRATOR
    })
    public GrantPage list(
            @RestQuery @DefaultValue("") @Size(max = 64) String resource,
            @RestQuery @DefaultValue("") @Size(max = 128) String applicationSystem,
            @RestQuery @DefaultValue("") @Size(max = 64) String cursor,
            @RestQuery @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        List<Grant> page =
                grants.list(new GrantStore.Wanted(organisation(), resource, applicationSystem, cursor, limit));
        return new GrantPage(
                views(page), page.size() < limit ? null : page.get(limit - 1).id());
    }

    /** One grant. */
    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.APPLICANT, Roles.PROVIDER_OFFICER, Roles.APPLICATION_SYSTEM, Roles.AUDITOR, Roles.ADMINISTRATOR
    })
    public GrantView read(@RestPath String id) {
        String organisation = organisation();
        return grants.find(id)
                .filter(found -> organisation.isEmpty()
                        || found.consumerOrganisation().equals(organisation)
                        || ProviderCode.means(found.providerOrganisation(), organisation))
                .map(this::view)
                .orElseThrow(() -> new ProblemException(GRANT_UNKNOWN, "no grant " + id));
    }

    /** Suspends a grant. */
    @POST
    @Path("/{id}/suspension")
    @RolesAllowed(Roles.PROVIDER_OFFICER)
    public GrantView suspend(@RestPath String id, @NotNull @Valid ReasonRequest request) {
        return view(life.suspend(id, request.reason(), Caller.of(caller)));
    }

    /** Restores a suspended grant. */
    @POST
    @Path("/{id}/restoration")
    @RolesAllowed(Roles.PROVIDER_OFFICER)
    public GrantView restore(@RestPath String id) {
        return view(life.restore(id, Caller.of(caller)));
    }

    /** Revokes a grant. */
    @POST
    @Path("/{id}/revocation")
    @RolesAllowed(Roles.PROVIDER_OFFICER)
    public GrantView revoke(@RestPath String id, @NotNull @Valid ReasonRequest request) {
        return view(life.revoke(id, request.reason(), Caller.of(caller)));
    }

    /** Lengthens the period of a grant. */
    @POST
    @Path("/{id}/extension")
    @RolesAllowed(Roles.PROVIDER_OFFICER)
    public GrantView extend(@RestPath String id, @NotNull @Valid PeriodRequest request) {
        return view(life.extend(id, request.validTo(), Caller.of(caller)));
    }

    /** Declares what is shared by other means than a service delivered. */
    @POST
    @Path("/{id}/delivery")
    @RolesAllowed(Roles.PROVIDER_OFFICER)
    public GrantView deliver(@RestPath String id) {
        return view(life.deliver(id, Caller.of(caller)));
    }

    private GrantView view(Grant grant) {
        return views(List.of(grant)).get(0);
    }

    private List<GrantView> views(List<Grant> page) {
        Map<String, TimeLimitView> delivery =
                limits.views(page.stream().map(Grant::id).toList());
        return page.stream()
                .map(grant -> GrantView.of(grant, days.today(), usage, delivery.get(grant.id())))
                .toList();
    }

    /** The organisation whose grants the caller sees; empty means all. */
    private String organisation() {
        boolean all = caller.hasRole(Roles.AUDITOR) || caller.hasRole(Roles.ADMINISTRATOR);
        return all ? "" : Caller.of(caller).ownAlone();
    }

    /** Why. */
    public record ReasonRequest(@NotBlank @Size(max = 500) String reason) {}

    /** Until when. */
    public record PeriodRequest(@NotNull LocalDate validTo) {}

    /**
     * A page of grants.
     *
     * @param nextCursor absent on the last page
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record GrantPage(List<GrantView> items, @Nullable String nextCursor) {}
}
