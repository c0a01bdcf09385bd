// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.review;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.RegisteredEntry;
import org.zhengtong.catalog.lint.Lint;
import org.zhengtong.catalog.review.Review.Kind;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.clock.Uuid7;
import org.zhengtong.kernel.outbox.Outbox;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.event.CatalogueEntrySubmitted;
import org.zhengtong.schemas.event.EventSchemas;

/** Opens the review of an entry that is locked (送审), in the caller's transaction: what is submitted is kept, the draft is locked. */
@Singleton
public class NextReview {

    private static final String TOPIC = EventSchemas.topic(CatalogueEntrySubmitted.class);

    private final EntryStore entries;
    private final ReviewStore reviews;
    private final Lint lint;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    NextReview(EntryStore entries, ReviewStore reviews, Lint lint, Audit audit, Outbox outbox, Clock clock) {
        this.entries = entries;
        this.reviews = reviews;
        this.lint = lint;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Submits the draft; what stands against publication stands against submission. */
    public Review change(RegisteredEntry entry, Optional<String> reason, String submittedBy) {
        CatalogueEntry draft = entry.publishable();
        lint.requireNoErrors(draft, Optional.of(entry));
        return open(entry, Kind.CHANGE, draft, reason, submittedBy);
    }

    /** Submits that the resource be withdrawn. */
    Review withdrawal(RegisteredEntry entry, String reason, String submittedBy) {
        return open(entry, Kind.WITHDRAWAL, entry.live().orElseThrow(), Optional.of(reason), submittedBy);
    }

    private Review open(
            RegisteredEntry entry, Kind kind, CatalogueEntry document, Optional<String> reason, String submittedBy) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Review review = new Review(
                Uuid7.next(clock),
                entry.id(),
                entry.providerOrganisation(),
                kind,
                document,
                reason,
                submittedBy,
                now,
                Optional.empty());
        reviews.insert(review);
        entries.setReview(entry.id(), Optional.of(review.id()), submittedBy);
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
                        .setSubmittedBy(submittedBy)
                        .setSubmittedAt(now)
                        .build());
        return review;
    }
}
