// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import static org.zhengtong.catalog.application.ApplicationProblem.APPLICATION_UNKNOWN;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.constraints.ValidResourceCode;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.schemas.message.Purpose;

/** HTTP edge of access applications (共享申请). */
@Path("/api/v1/applications")
public class ApplicationApi {

    private final ApplicationStore applications;
    private final Submission submission;
    private final Deciding deciding;
    private final SecurityIdentity caller;

    ApplicationApi(ApplicationStore applications, Submission submission, Deciding deciding, SecurityIdentity caller) {
        this.applications = applications;
        this.submission = submission;
        this.deciding = deciding;
        this.caller = caller;
    }

    /** Applies for a resource on behalf of the caller's organisation. */
    @POST
    @RolesAllowed("applicant")
    public Response submit(@NotNull @Valid ApplicationRequest request) {
        AccessApplication application = submission.submit(request, Caller.of(caller));
        return Response.created(URI.create("/api/v1/applications/" + application.id()))
                .entity(application)
                .build();
    }

    /** Applications of the caller's organisation, as consumer or as provider, newest first; auditors see those of all. */
    @GET
    @RolesAllowed({"applicant", "provider-officer", "auditor"})
    public ApplicationPage list(
            @RestQuery @DefaultValue("") @Pattern(regexp = "|SUBMITTED|GRANTED|REFUSED") String status,
            @RestQuery @DefaultValue("") @Size(max = 64) String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        List<AccessApplication> page = applications.list(organisation(), status, cursor, limit);
        return new ApplicationPage(
                page, page.size() < limit ? null : page.get(limit - 1).id());
    }

    /** One application. */
    @GET
    @Path("/{id}")
    @RolesAllowed({"applicant", "provider-officer", "auditor"})
    public AccessApplication read(@RestPath String id) {
        String organisation = organisation();
        return applications
                .find(id)
                .filter(found -> organisation.isEmpty()
                        || found.consumerOrganisation().equals(organisation)
                        || found.providerOrganisation().equals(organisation))
                .orElseThrow(() -> new ProblemException(APPLICATION_UNKNOWN, "no application " + id));
    }

    /** Decides on an application, at the provider's node. */
    @POST
    @Path("/{id}/decision")
    @RolesAllowed("provider-officer")
    public AccessApplication decide(@RestPath String id, @NotNull @Valid DecisionRequest request) {
        return deciding.decide(id, request, Caller.of(caller));
    }

    /** The organisation whose applications the caller sees; empty means all. */
    private String organisation() {
        return caller.hasRole("auditor") ? "" : Caller.of(caller).organisation();
    }

    /**
     * What an organisation asks for.
     *
     * @param items keys of information items; absent or empty means all
     */
    public record ApplicationRequest(
            @NotNull @ValidResourceCode String resource,
            @NotBlank @Size(max = 128) String applicationSystem,
            @Size(max = 500) List<@NotBlank @Size(max = 128) String> items,
            @NotNull Purpose purpose,
            @NotBlank @Size(max = 500) String legalBasis,
            @Nullable @Size(max = 64) String serviceItem,
            @Nullable @Pattern(regexp = "[1-9][0-9]{1,11}") String areaPrefix,
            @NotNull LocalDate validFrom,
            @NotNull LocalDate validTo,
            @Nullable @Min(1) @Max(100_000) Integer quotaPerSecond,
            @Nullable @Min(1) Integer quotaPerDay) {

        public ApplicationRequest {
            items = orNone(items);
        }

        static OptionalInt number(@Nullable Integer value) {
            return value == null ? OptionalInt.empty() : OptionalInt.of(value);
        }
    }

    /**
     * What the officer decides.
     *
     * @param reason required when refused
     * @param items the items granted when not all that were asked for
     */
    public record DecisionRequest(
            @NotNull Outcome outcome,
            @Nullable @Size(max = 500) String reason,
            @Size(max = 500) List<@NotBlank @Size(max = 128) String> items) {

        public DecisionRequest {
            items = orNone(items);
        }
    }

    /** The two answers an officer can give. */
    public enum Outcome {
        GRANTED,
        REFUSED
    }

    /**
     * A page of applications.
     *
     * @param nextCursor absent on the last page
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ApplicationPage(
            List<AccessApplication> items, @Nullable String nextCursor) {}

    private static List<String> orNone(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }
}
