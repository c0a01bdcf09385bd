// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.review;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.entry.EntryVersion;
import org.zhengtong.catalog.entry.Manager;
import org.zhengtong.catalog.metadata.PlainText;
import org.zhengtong.catalog.review.ReviewApi.ReviewView;

/** HTTP edge of submission (目录送审). */
@Path("/api/v1/catalogue/entries/{id}/submission")
public class SubmissionApi {

    private final Submitting submitting;
    private final SecurityIdentity caller;

    SubmissionApi(Submitting submitting, SecurityIdentity caller) {
        this.submitting = submitting;
        this.caller = caller;
    }

    /** Submits the draft, or a withdrawal, for review; If-Match guards against submitting what somebody else just changed. */
    @POST
    @RolesAllowed({"catalogue-manager", "administrator"})
    public Response submit(
            @RestPath @PlainText(max = 64) String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid SubmissionRequest request) {
        Optional<Integer> version = EntryVersion.stated(ifMatch);
        Optional<String> reason = Optional.ofNullable(request.reason()).filter(text -> !text.isBlank());
        Manager manager = Manager.of(caller);
        Review review =
                switch (request.kind()) {
                    case CHANGE -> submitting.submit(id, version, reason, manager);
                    case WITHDRAWAL -> submitting.submitWithdrawal(id, version, reason, manager);
                };
        return Response.created(URI.create("/api/v1/catalogue/reviews/" + review.id()))
                .entity(ReviewView.of(review))
                .build();
    }

    /**
     * What is submitted.
     *
     * @param reason required to withdraw; every node will read it
     */
    public record SubmissionRequest(
            @NotNull Review.Kind kind,
            @Nullable @PlainText(max = 500, lines = true) String reason) {}
}
