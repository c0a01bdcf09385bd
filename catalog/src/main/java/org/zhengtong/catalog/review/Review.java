// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.review;

import static org.zhengtong.catalog.review.ReviewProblem.REVIEW_DECIDED;
import static org.zhengtong.catalog.review.ReviewProblem.REVIEW_OF_ANOTHER_ORGANISATION;
import static org.zhengtong.catalog.review.ReviewProblem.REVIEW_OF_ONES_OWN;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.Reviewer;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.kernel.problem.ProblemException;

/**
 * A change or a withdrawal of an entry under review (送审).
 *
 * @param document what is decided on, as it was submitted
 * @param reason why: always of a withdrawal, of a change if the submitter says it
 */
public record Review(
        String id,
        String entryId,
        String providerOrganisation,
        Kind kind,
        CatalogueEntry document,
        Optional<String> reason,
        String submittedBy,
        Instant submittedAt,
        Optional<Decision> decision) {

    /** What is asked for. */
    public enum Kind {
        /** 发布或变更. */
        CHANGE,
        /** 撤销. */
        WITHDRAWAL
    }

    /** How it ended. */
    public enum Outcome {
        /** 通过. */
        APPROVED,
        /** 退回. */
        RETURNED,
        /** 撤回: by the submitter's organisation. */
        RECALLED
    }

    /**
     * The one decision on a review (审核结论).
     *
     * @param reason always of a return
     */
    public record Decision(
            Outcome outcome, @Nullable String reason, List<Comment> comments, String decidedBy, Instant decidedAt) {}

    /** A reviewer's remark on a field, such as {@code items[idNumber].length}. */
    public record Comment(String field, String text) {}

    /** Refuses a second decision, telling whose holds. */
    void requireOpen() {
        decision.ifPresent(held -> {
            throw new ProblemException(
                            REVIEW_DECIDED, "review " + id + " was " + held.outcome() + " by " + held.decidedBy())
                    .with("outcome", held.outcome())
                    .with("decidedBy", held.decidedBy())
                    .with("decidedAt", held.decidedAt());
        });
    }

    /** Refuses a reviewer of another organisation. */
    void requireReviewedBy(Reviewer reviewer) {
        if (!reviewer.reviews(providerOrganisation)) {
            throw new ProblemException(REVIEW_OF_ANOTHER_ORGANISATION, "the entry belongs to " + providerOrganisation);
        }
    }

    /** Four eyes: who submits does not decide. */
    void requireAnother(String reviewer) {
        if (submittedBy.equals(reviewer)) {
            throw new ProblemException(REVIEW_OF_ONES_OWN, "review " + id + " was submitted by " + reviewer);
        }
    }
}
