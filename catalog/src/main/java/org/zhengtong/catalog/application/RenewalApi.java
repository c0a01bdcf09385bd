// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import static org.zhengtong.catalog.application.ApplicationProblem.APPLICATION_OF_ANOTHER_NODE;
import static org.zhengtong.catalog.grant.GrantProblem.GRANT_OF_ANOTHER_CONSUMER;
import static org.zhengtong.catalog.grant.GrantProblem.GRANT_UNKNOWN;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.grant.Grant;
import org.zhengtong.catalog.grant.GrantStore;
import org.zhengtong.catalog.timelimit.TimeLimitRules;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.kernel.signin.Roles;

/** HTTP edge of renewal (续期): a new application for what a grant allows, that keeps the link to it. */
@Path("/api/v1/grants/{id}/renewal")
public class RenewalApi {

    private final GrantStore grants;
    private final ApplicationStore applications;
    private final Submission submission;
    private final TimeLimitRules days;
    private final SecurityIdentity caller;

    RenewalApi(
            GrantStore grants,
            ApplicationStore applications,
            Submission submission,
            TimeLimitRules days,
            SecurityIdentity caller) {
        this.grants = grants;
        this.applications = applications;
        this.submission = submission;
        this.days = days;
        this.caller = caller;
    }

    /** Applies for the time after the grant's end, at the consumer's node. */
    @POST
    @RolesAllowed(Roles.APPLICANT)
    public Response renew(
            @RestPath String id,
            @HeaderParam("Idempotency-Key") @Nullable @Size(min = 8, max = 128) String key,
            @NotNull @Valid RenewalRequest request) {
        Caller applicant = Caller.of(caller);
        Grant grant = grants.find(id).orElseThrow(() -> new ProblemException(GRANT_UNKNOWN, "no grant " + id));
        if (!grant.consumerOrganisation().equals(applicant.organisation())) {
            throw new ProblemException(GRANT_OF_ANOTHER_CONSUMER, "it was granted to " + grant.consumerOrganisation());
        }
        AccessApplication first = applications
                .find(grant.applicationId())
                .orElseThrow(() ->
                        new ProblemException(APPLICATION_OF_ANOTHER_NODE, "renew it at node " + grant.consumerNode()));
        AccessApplication renewal = submission.submit(
                again(grant, first, request.validTo()), applicant, Optional.ofNullable(key), Optional.of(id));
        return Response.created(URI.create("/api/v1/applications/" + renewal.id()))
                .entity(renewal)
                .build();
    }

    private ApplicationRequest again(Grant grant, AccessApplication first, LocalDate until) {
        LocalDate after = grant.validTo().plusDays(1);
        LocalDate from = after.isBefore(days.today()) ? days.today() : after;
        return new ApplicationRequest(
                grant.resource().value(),
                grant.applicationSystem(),
                grant.items(),
                first.purpose(),
                first.legalBasis(),
                first.serviceItem().orElse(null),
                first.scene().orElse(null),
                grant.areaPrefix().orElse(null),
                from,
                until,
                boxed(grant.quotaPerSecond()),
                boxed(grant.quotaPerDay()),
                grant.timeWindow().orElse(null),
                first.papers(),
                false);
    }

    private static @Nullable Integer boxed(OptionalInt number) {
        return number.isEmpty() ? null : Integer.valueOf(number.getAsInt());
    }

    /** Until when. */
    public record RenewalRequest(@NotNull LocalDate validTo) {}
}
