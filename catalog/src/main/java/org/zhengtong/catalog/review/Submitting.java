// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.review;

import static org.zhengtong.catalog.entry.EntryProblem.ENTRY_UNKNOWN;
import static org.zhengtong.catalog.review.ReviewProblem.REVIEW_REASON_MISSING;
import static org.zhengtong.catalog.review.ReviewProblem.REVIEW_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.Manager;
import org.zhengtong.catalog.entry.RegisteredEntry;
import org.zhengtong.catalog.review.Review.Decision;
import org.zhengtong.catalog.review.Review.Outcome;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.problem.ProblemException;

/** Submits a draft or a withdrawal for review (送审) and recalls it (撤回); the live revision stays as it is. */
@ApplicationScoped
class Submitting {

    private final EntryStore entries;
    private final ReviewStore reviews;
    private final NextReview next;
    private final Audit audit;
    private final Clock clock;

    Submitting(EntryStore entries, ReviewStore reviews, NextReview next, Audit audit, Clock clock) {
        this.entries = entries;
        this.reviews = reviews;
        this.next = next;
        this.audit = audit;
        this.clock = clock;
    }

    /** Submits the draft; what stands against publication stands against submission. */
    @Transactional
    Review submit(String entryId, Optional<Integer> version, Optional<String> reason, Manager manager) {
        RegisteredEntry entry = entryOf(entryId, version, manager);
        return next.change(entry, reason, manager.name());
    }

    /** Submits that the resource be withdrawn. */
    @Transactional
    Review submitWithdrawal(String entryId, Optional<Integer> version, Optional<String> reason, Manager manager) {
        RegisteredEntry entry = entryOf(entryId, version, manager);
        entry.requireOpenToChange();
        entry.withdrawable();
        String why = reason.orElseThrow(() ->
                new ProblemException(REVIEW_REASON_MISSING, "every node will read why entry " + entryId + " ends"));
        return next.withdrawal(entry, why, manager.name());
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
}
