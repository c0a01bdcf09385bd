// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.review;

import static org.zhengtong.catalog.review.ReviewProblem.REVIEW_REASON_MISSING;
import static org.zhengtong.catalog.review.ReviewProblem.REVIEW_UNKNOWN;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.zhengtong.catalog.Reviewer;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.RegisteredEntry;
import org.zhengtong.catalog.feed.FeedSigner;
import org.zhengtong.catalog.publication.NextRevision;
import org.zhengtong.catalog.review.Review.Decision;
import org.zhengtong.catalog.review.Review.Outcome;
import org.zhengtong.catalog.review.ReviewApi.DecisionRequest;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.outbox.Outbox;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.event.CatalogueEntryReturned;
import org.zhengtong.schemas.event.EventSchemas;

/**
 * A reviewer decides (审核): (1) the decision and what follows from it — the next revision, or the draft free again — are one
 * transaction, (2) a new revision is proven and let into the feed. Of two reviewers at once the entry's lock lets one through.
 */
@Singleton
class Reviewing {

    private static final String TOPIC = EventSchemas.topic(CatalogueEntryReturned.class);

    private final EntryStore entries;
    private final ReviewStore reviews;
    private final NextRevision next;
    private final FeedSigner signer;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    Reviewing(
            EntryStore entries,
            ReviewStore reviews,
            NextRevision next,
            FeedSigner signer,
            Audit audit,
            Outbox outbox,
            Clock clock) {
        this.entries = entries;
        this.reviews = reviews;
        this.next = next;
        this.signer = signer;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    Review decide(String reviewId, DecisionRequest request, Reviewer reviewer) {
        Decision decision = new Decision(
                request.outcome().outcome(),
                Optional.ofNullable(request.reason())
                        .filter(text -> !text.isBlank())
                        .orElse(null),
                request.said(),
                reviewer.name(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (decision.outcome() == Outcome.RETURNED && decision.reason() == null) {
            throw new ProblemException(REVIEW_REASON_MISSING, "review " + reviewId);
        }
        Review decided = QuarkusTransaction.requiringNew().call(() -> enter(reviewId, decision, reviewer));
        signer.proveWaiting();
        return decided;
    }

    private Review enter(String reviewId, Decision decision, Reviewer reviewer) {
        Review review =
                reviews.find(reviewId).orElseThrow(() -> new ProblemException(REVIEW_UNKNOWN, "no review " + reviewId));
        review.requireReviewedBy(reviewer);
        review.requireAnother(reviewer.name());
        RegisteredEntry entry = entries.findForChange(review.entryId()).orElseThrow();
        if (!reviews.decide(reviewId, decision)) {
            reviews.find(reviewId).orElseThrow().requireOpen();
        }
        audit.record("entry.reviewed", entry.id(), decision.outcome() + " review " + reviewId);
        if (decision.outcome() == Outcome.RETURNED) {
            giveBack(review, entry, decision);
        } else {
            carryOut(review, entry, decision);
        }
        return reviews.find(reviewId).orElseThrow();
    }

    private void carryOut(Review review, RegisteredEntry entry, Decision decision) {
        switch (review.kind()) {
            case CHANGE -> next.publishReviewed(entry, review.document(), decision.decidedBy());
            case WITHDRAWAL -> next.withdrawReviewed(entry, review.reason().orElseThrow(), decision.decidedBy());
        }
    }

    private void giveBack(Review review, RegisteredEntry entry, Decision decision) {
        entries.setReview(entry.id(), Optional.empty(), decision.decidedBy());
        outbox.publish(
                TOPIC,
                entry.id(),
                CatalogueEntryReturned.newBuilder()
                        .setReviewId(review.id())
                        .setEntryId(entry.id())
                        .setResource(entry.resource().map(ResourceCode::value).orElse(null))
                        .setKind(review.kind().name())
                        .setName(review.document().name())
                        .setProviderOrganisation(review.providerOrganisation())
                        .setSubmittedBy(review.submittedBy())
                        .setReason(String.valueOf(decision.reason()))
                        .setReturnedBy(decision.decidedBy())
                        .setReturnedAt(decision.decidedAt())
                        .build());
    }
}
