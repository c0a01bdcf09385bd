// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.review;

import static org.zhengtong.catalog.review.ReviewProblem.REVIEW_UNKNOWN;

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
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.PublicationConfig;
import org.zhengtong.catalog.Reviewer;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.Manager;
import org.zhengtong.catalog.metadata.PlainText;
import org.zhengtong.catalog.review.Review.Comment;
import org.zhengtong.catalog.review.Review.Decision;
import org.zhengtong.catalog.review.Review.Outcome;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;

/** HTTP edge of reviews (目录审核): what waits, what was decided, and the decision. */
@Path("/api/v1/catalogue/reviews")
public class ReviewApi {

    private final ReviewStore reviews;
    private final Reviewing reviewing;
    private final Submitting submitting;
    private final PublicationConfig config;
    private final SecurityIdentity caller;

    ReviewApi(
            ReviewStore reviews,
            Reviewing reviewing,
            Submitting submitting,
            PublicationConfig config,
            SecurityIdentity caller) {
        this.reviews = reviews;
        this.reviewing = reviewing;
        this.submitting = submitting;
        this.config = config;
        this.caller = caller;
    }

    /** Reviews the caller may see, newest first: open ones unless all are asked for. */
    @GET
    @RolesAllowed({"catalogue-manager", "catalogue-reviewer", "administrator"})
    public ReviewPage list(
            @RestQuery @DefaultValue("") @PlainText(max = 64) String entry,
            @RestQuery @DefaultValue("true") boolean open,
            @RestQuery @DefaultValue("") @PlainText(max = 64) String before,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        Reviewer reader = Reviewer.of(caller, config);
        String organisation =
                reader.everyOrganisation() ? "" : Caller.of(caller).ownAlone();
        List<Review> found = reviews.list(organisation, entry, open, before, limit + 1);
        List<Review> page = found.stream().limit(limit).toList();
        return new ReviewPage(
                page.stream().map(ReviewView::of).toList(),
                found.size() > limit ? page.get(limit - 1).id() : null);
    }

    /** One review with what it decides on. */
    @GET
    @Path("/{id}")
    @RolesAllowed({"catalogue-manager", "catalogue-reviewer", "administrator"})
    public ReviewView read(@RestPath @PlainText(max = 64) String id) {
        Review review = reviews.find(id).orElseThrow(() -> new ProblemException(REVIEW_UNKNOWN, "no review " + id));
        review.requireReviewedBy(Reviewer.of(caller, config));
        return ReviewView.of(review);
    }

    /** Approves, which publishes or withdraws at once, or returns with a reason and comments by field. */
    @POST
    @Path("/{id}/decision")
    @RolesAllowed({"catalogue-reviewer", "administrator"})
    public ReviewView decide(@RestPath @PlainText(max = 64) String id, @NotNull @Valid DecisionRequest request) {
        return ReviewView.of(reviewing.decide(id, request, Reviewer.of(caller, config)));
    }

    /** Takes a submission back before it is decided. */
    @POST
    @Path("/{id}/recall")
    @RolesAllowed({"catalogue-manager", "administrator"})
    public ReviewView recall(@RestPath @PlainText(max = 64) String id) {
        return ReviewView.of(submitting.recall(id, Manager.of(caller)));
    }

    /**
     * A reviewer's decision.
     *
     * @param reason required to return
     */
    public record DecisionRequest(
            @NotNull Ruling outcome,
            @Nullable @PlainText(max = 500, lines = true) String reason,
            @Size(max = 200) List<@NotNull @Valid CommentRequest> comments) {

        public DecisionRequest {
            comments = comments == null ? List.of() : comments.stream().toList();
        }

        List<Comment> said() {
            return comments.stream()
                    .map(comment -> new Comment(comment.field(), comment.text()))
                    .toList();
        }
    }

    /** A remark on a field. */
    public record CommentRequest(
            @NotBlank @PlainText(max = 200) String field,
            @NotBlank @PlainText(max = 500, lines = true) String text) {}

    /** What a reviewer may rule. */
    public enum Ruling {
        APPROVED,
        RETURNED;

        Outcome outcome() {
            return this == APPROVED ? Outcome.APPROVED : Outcome.RETURNED;
        }
    }

    /** A page of reviews; the cursor is absent on the last. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReviewPage(
            List<ReviewView> items, @Nullable String nextBefore) {}

    /** What managers and reviewers see of a review. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReviewView(
            String id,
            String entryId,
            String providerOrganisation,
            Review.Kind kind,
            @Nullable String reason,
            String submittedBy,
            Instant submittedAt,
            @Nullable Decision decision,
            CatalogueEntry entry) {

        static ReviewView of(Review review) {
            return new ReviewView(
                    review.id(),
                    review.entryId(),
                    review.providerOrganisation(),
                    review.kind(),
                    review.reason().orElse(null),
                    review.submittedBy(),
                    review.submittedAt(),
                    review.decision().orElse(null),
                    review.document());
        }
    }
}
