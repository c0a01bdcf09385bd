// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import static org.zhengtong.catalog.application.ApplicationProblem.APPLICATION_UNKNOWN;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.application.AccessApplication.Status;
import org.zhengtong.catalog.entry.EntryVersion;
import org.zhengtong.catalog.grant.Grant;
import org.zhengtong.catalog.grant.GrantStore;
import org.zhengtong.catalog.metadata.ProviderCode;
import org.zhengtong.catalog.timelimit.TimeLimitKind;
import org.zhengtong.catalog.timelimit.TimeLimitState;
import org.zhengtong.catalog.timelimit.TimeLimitView;
import org.zhengtong.catalog.timelimit.TimeLimits;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.kernel.signin.Roles;

/** HTTP edge of access applications (共享申请). */
@Path("/api/v1/applications")
public class ApplicationApi {

    private static final int MOST_OVERDUE = 10_000;

    private final ApplicationStore applications;
    private final Submission submission;
    private final Procedure procedure;
    private final Deciding deciding;
    private final TimeLimits limits;
    private final GrantStore grants;
    private final SecurityIdentity caller;

    ApplicationApi(
            ApplicationStore applications,
            Submission submission,
            Procedure procedure,
            Deciding deciding,
            TimeLimits limits,
            GrantStore grants,
            SecurityIdentity caller) {
        this.applications = applications;
        this.submission = submission;
        this.procedure = procedure;
        this.deciding = deciding;
        this.limits = limits;
        this.grants = grants;
        this.caller = caller;
    }

    /** Applies for a resource on behalf of the caller's organisation, or keeps a draft. A repeated key changes nothing. */
    @POST
    @RolesAllowed(Roles.APPLICANT)
    public Response submit(
            @NotNull @Valid ApplicationRequest request,
            @HeaderParam("Idempotency-Key") @Nullable @Size(min = 8, max = 128) String key) {
        AccessApplication application =
                submission.submit(request, Caller.of(caller), Optional.ofNullable(key), Optional.empty());
        return Response.created(URI.create("/api/v1/applications/" + application.id()))
                .entity(view(application))
                .tag(tag(application))
                .build();
    }

    /** Replaces a draft. */
    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.APPLICANT)
    public Response change(
            @RestPath String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid ApplicationRequest request) {
        return shown(submission.change(id, EntryVersion.required(ifMatch), request, Caller.of(caller)));
    }

    /** Submits a draft. */
    @POST
    @Path("/{id}/submission")
    @RolesAllowed(Roles.APPLICANT)
    public Response send(@RestPath String id) {
        return shown(submission.send(id, Caller.of(caller)));
    }

    /** Applications of the caller's organisation, as consumer or as provider, newest first; auditors see those of all. */
    @GET
    @RolesAllowed({Roles.APPLICANT, Roles.PROVIDER_OFFICER, Roles.AUDITOR})
    public ApplicationPage list(
            @RestQuery
                    @DefaultValue("")
                    @Pattern(regexp = "|DRAFT|SUBMITTED|SUPPLEMENT_REQUESTED|GRANTED|PARTLY_GRANTED|REFUSED|WITHDRAWN")
                    String status,
            @RestQuery @DefaultValue("") @Pattern(regexp = "|consumer|provider") String side,
            @RestQuery @Nullable TimeLimitState timeLimit,
            @RestQuery @DefaultValue("") @Size(max = 64) String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        Optional<List<String>> subjects = Optional.ofNullable(timeLimit)
                .map(state -> limits.subjects(state, TimeLimitKind.ANSWER_CONDITIONAL, organisation(), MOST_OVERDUE));
        List<AccessApplication> page =
                applications.list(new ApplicationStore.Wanted(organisation(), side, status, subjects, cursor, limit));
        Map<String, TimeLimitView> clocks =
                limits.views(page.stream().map(AccessApplication::id).toList());
        return new ApplicationPage(
                page.stream()
                        .map(found -> new ApplicationView(found, clocks.get(found.id()), List.of()))
                        .toList(),
                page.size() < limit ? null : page.get(limit - 1).id());
    }

    /** One application. */
    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.APPLICANT, Roles.PROVIDER_OFFICER, Roles.AUDITOR})
    public Response read(@RestPath String id) {
        String organisation = organisation();
        return shown(applications
                .find(id)
                .filter(found -> organisation.isEmpty() && found.status() != Status.DRAFT
                        || found.consumerOrganisation().equals(organisation)
                        || ProviderCode.means(found.providerOrganisation(), organisation)
                                && found.status() != Status.DRAFT)
                .orElseThrow(() -> new ProblemException(APPLICATION_UNKNOWN, "no application " + id)));
    }

    /** Asks for the papers that are missing, once and completely, at the provider's node. */
    @POST
    @Path("/{id}/gaps")
    @RolesAllowed(Roles.PROVIDER_OFFICER)
    public Response askForPapers(@RestPath String id, @NotNull @Valid GapRequest request) {
        return shown(procedure.askForPapers(id, request.gaps(), Caller.of(caller)));
    }

    /** Supplies what was missing. */
    @POST
    @Path("/{id}/supplement")
    @RolesAllowed(Roles.APPLICANT)
    public Response supplement(@RestPath String id, @NotNull @Valid SupplementRequest request) {
        return shown(
                procedure.supplement(id, request.papers(), Optional.ofNullable(request.remark()), Caller.of(caller)));
    }

    /** Takes more time to answer, once, at the provider's node. */
    @POST
    @Path("/{id}/extension")
    @RolesAllowed(Roles.PROVIDER_OFFICER)
    public Response extend(@RestPath String id, @NotNull @Valid ExtensionRequest request) {
        return shown(procedure.extend(
                id, ApplicationRequest.number(request.workingDays()), request.reason(), Caller.of(caller)));
    }

    /** Decides on an application, at the provider's node. */
    @POST
    @Path("/{id}/decision")
    @RolesAllowed(Roles.PROVIDER_OFFICER)
    public Response decide(@RestPath String id, @NotNull @Valid DecisionRequest request) {
        return shown(deciding.decide(id, request, Caller.of(caller)));
    }

    /** Takes the application back before it is decided. */
    @POST
    @Path("/{id}/withdrawal")
    @RolesAllowed(Roles.APPLICANT)
    public Response withdraw(@RestPath String id, @NotNull @Valid WithdrawalRequest request) {
        return shown(procedure.withdraw(id, Optional.ofNullable(request.reason()), Caller.of(caller)));
    }

    private Response shown(AccessApplication application) {
        return Response.ok(view(application)).tag(tag(application)).build();
    }

    private static EntityTag tag(AccessApplication application) {
        return new EntityTag(Integer.toString(application.version()));
    }

    private ApplicationView view(AccessApplication application) {
        List<StoppedGrant> stopped = application.status().isOpen()
                ? grants.stopped(application.consumerOrganisation(), application.resource()).stream()
                        .map(StoppedGrant::of)
                        .toList()
                : List.of();
        return new ApplicationView(
                application, limits.views(List.of(application.id())).get(application.id()), stopped);
    }

    /** The organisation whose applications the caller sees; empty means all. */
    private String organisation() {
        return caller.hasRole(Roles.AUDITOR) ? "" : Caller.of(caller).ownAlone();
    }

    /** All papers that are missing. */
    public record GapRequest(@NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 500) String> gaps) {}

    /** The papers that were missing, or why there are none. */
    public record SupplementRequest(
            @Size(max = 50) List<@NotNull @Valid Paper> papers,
            @Nullable @Size(max = 500) String remark) {

        public SupplementRequest {
            papers = papers == null ? List.of() : papers;
        }
    }

    /** Why more time is needed; as much as the rules allow unless fewer working days are named. */
    public record ExtensionRequest(
            @NotBlank @Size(max = 500) String reason,
            @Nullable @Min(1) @Max(100) Integer workingDays) {}

    /** Why the application is taken back. */
    public record WithdrawalRequest(
            @Nullable @Size(max = 500) String reason) {}

    /**
     * An application as people read it, with its clock.
     *
     * @param stopped grants of the resource that were suspended or revoked of the applying organisation, while it is open
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ApplicationView(
            @JsonUnwrapped AccessApplication application,
            @Nullable TimeLimitView timeLimit,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<StoppedGrant> stopped) {}

    /** A grant that was suspended or revoked, and why. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StoppedGrant(
            String id,
            String applicationSystem,
            Grant.Status status,
            @Nullable String reason,
            LocalDate validTo) {

        static StoppedGrant of(Grant grant) {
            return new StoppedGrant(
                    grant.id(),
                    grant.applicationSystem(),
                    grant.status(),
                    grant.reason().orElse(null),
                    grant.validTo());
        }
    }

    /**
     * A page of applications.
     *
     * @param nextCursor absent on the last page
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ApplicationPage(
            List<ApplicationView> items, @Nullable String nextCursor) {}
}
