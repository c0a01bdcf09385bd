// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.review;

import static org.zhengtong.catalog.entry.EntryProblem.ENTRY_UNKNOWN;
import static org.zhengtong.catalog.review.ReviewProblem.REVIEW_REASON_MISSING;
import static org.zhengtong.catalog.review.ReviewProblem.REVIEW_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.Manager;
import org.zhengtong.catalog.entry.RegisteredEntry;
import org.zhengtong.catalog.lint.Lint;
import org.zhengtong.catalog.review.Review.Decision;
import org.zhengtong.catalog.review.Review.Kind;
import org.zhengtong.catalog.review.Review.Outcome;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.clock.Uuid7;
import org.zhengtong.kernel.outbox.Outbox;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.event.CatalogueEntrySubmitted;
import org.zhengtong.schemas.event.EventSchemas;

/** Submits a draft or a withdrawal for review (送审) and recalls it (撤回); the live revision stays as it is. */
@ApplicationScoped
class Submitting {

    private static final String TOPIC = EventSchemas.topic(CatalogueEntrySubmitted.class);

    private final EntryStore entries;
    private final ReviewStore reviews;
    private final Lint lint;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    Submitting(EntryStore entries, ReviewStore reviews, Lint lint, Audit audit, Outbox outbox, Clock clock) {
        this.entries = entries;
        this.reviews = reviews;
        this.lint = lint;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Submits the draft; what stands against publication stands against submission. */
    @Transactional
    Review submit(String entryId, Optional<Integer> version, Optional<String> reason, Manager manager) {
        RegisteredEntry entry = entryOf(entryId, version, manager);
        CatalogueEntry draft = entry.publishable();
        lint.requireNoErrors(draft, Optional.of(entry));
        return open(entry, Kind.CHANGE, draft, reason, manager);
    }

    /** Submits that the resource be withdrawn. */
    @Transactional
    Review submitWithdrawal(String entryId, Optional<Integer> version, Optional<String> reason, Manager manager) {
        RegisteredEntry entry = entryOf(entryId, version, manager);
        entry.requireOpenToChange();
        entry.withdrawable();
        if (reason.isEmpty()) {
            throw new ProblemException(REVIEW_REASON_MISSING, "every node will read why entry " + entryId + " ends");
        }
        return open(entry, Kind.WITHDRAWAL, entry.live().orElseThrow(), reason, manager);
    }

    /** Takes a submission back before it is decided; the draft is free again. */
    @Transactional
    Review recall(String reviewId, Manager manager) {
        Review review =
                reviews.find(reviewId).orElseThrow(() -> new ProblemException(REVIEW_UNKNOWN, "no review " + reviewId));
        manager.requireKeeps(review.providerOrganisation());
        String entryId = entries.findForChange(review.entryId()).orElseThrow().id();
        Decision recalled = new Decision(Outcome.RECALLED, null, List.of(), manager.name(), clock.instant());
        if (!reviews.decide(reviewId, recalled)) {
            reviews.find(reviewId).orElseThrow().requireOpen();
        }
        entries.setReview(entryId, Optional.empty(), manager.name());
        audit.record("entry.recalled", entryId, "review " + reviewId);
        return reviews.find(reviewId).orElseThrow();
    }

    private RegisteredEntry entryOf(String id, Optional<Integer> version, Manager manager) {
        RegisteredEntry entry =
                entries.findForChange(id).orElseThrow(() -> new ProblemException(ENTRY_UNKNOWN, "no entry " + id));
        manager.requireKeeps(entry.providerOrganisation());
        version.ifPresent(entry::requireVersion);
        return entry;
    }

    private Review open(
            RegisteredEntry entry, Kind kind, CatalogueEntry document, Optional<String> reason, Manager manager) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Review review = new Review(
                Uuid7.next(clock),
                entry.id(),
                entry.providerOrganisation(),
                kind,
                document,
                reason,
                manager.name(),
                now,
                Optional.empty());
        reviews.insert(review);
        entries.setReview(entry.id(), Optional.of(review.id()), manager.name());
        audit.record("entry.submitted", entry.id(), kind + " as review " + review.id());
        outbox.publish(
                TOPIC,
                entry.id(),
                CatalogueEntrySubmitted.newBuilder()
                        .setReviewId(review.id())
                        .setEntryId(entry.id())
                        .setResource(entry.resource().map(ResourceCode::value).orElse(null))
                        .setKind(kind.name())
                        .setName(document.name())
                        .setProviderOrganisation(entry.providerOrganisation())
                        .setSubmittedBy(manager.name())
                        .setSubmittedAt(now)
                        .build());
        return review;
    }
}
