// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.publication;

import static org.zhengtong.catalog.entry.EntryProblem.REVIEW_REQUIRED;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.PublicationConfig;
import org.zhengtong.catalog.demand.Promises;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.EntryDocument;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.RegisteredEntry;
import org.zhengtong.catalog.feed.FeedStore;
import org.zhengtong.catalog.feed.Revisions;
import org.zhengtong.catalog.lint.Lint;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.CatalogueEntryRevision;
import org.zhengtong.schemas.message.EntryStatus;

/** Makes the next revision of an entry live, in the caller's transaction. */
@Singleton
public class NextRevision {

    private final EntryStore entries;
    private final Revisions revisions;
    private final FeedStore feed;
    private final EntryDocument documents;
    private final Promises promises;
    private final UpdateClock updates;
    private final Lint lint;
    private final Audit audit;
    private final PublicationConfig config;
    private final CatalogConfig node;
    private final Clock clock;

    NextRevision(
            EntryStore entries,
            Revisions revisions,
            FeedStore feed,
            EntryDocument documents,
            Promises promises,
            UpdateClock updates,
            Lint lint,
            Audit audit,
            PublicationConfig config,
            CatalogConfig node,
            Clock clock) {
        this.entries = entries;
        this.revisions = revisions;
        this.feed = feed;
        this.documents = documents;
        this.promises = promises;
        this.updates = updates;
        this.lint = lint;
        this.audit = audit;
        this.config = config;
        this.node = node;
        this.clock = clock;
    }

    /** Publishes the draft of an entry that is locked, where this node lets its manager do so alone. */
    public void publish(RegisteredEntry entry, String changedBy) {
        requireDirect();
        CatalogueEntry draft = entry.publishable();
        publishReviewed(entry, draft, changedBy);
    }

    /** Publishes what a reviewer approved, or what needs no review. */
    public void publishReviewed(RegisteredEntry entry, CatalogueEntry approved, String changedBy) {
        lint.requireNoErrors(approved, Optional.of(entry));
        ResourceCode resource = entry.resource().orElseGet(() -> assign(approved.classCode()));
        enter(entry, resource, approved, EntryStatus.PUBLISHED, documents.write(approved), changedBy);
        audit.record("entry.published", resource.value(), "revision " + (entry.revision() + 1));
        promises.published(approved.providerOrganisation(), approved.name(), resource);
    }

    /** Withdraws the resource of an entry that is locked, where this node lets its manager do so alone. */
    void withdraw(RegisteredEntry entry, String reason, String changedBy) {
        requireDirect();
        entry.requireOpenToChange();
        withdrawReviewed(entry, reason, changedBy);
    }

    /** Withdraws a resource: a last revision says so everywhere, and its code is never given again. */
    public void withdrawReviewed(RegisteredEntry entry, String reason, String changedBy) {
        ResourceCode resource = entry.withdrawable();
        CatalogueEntry live = entry.live().orElseThrow();
        enter(entry, resource, live, EntryStatus.WITHDRAWN, documents.writeWithdrawn(live, reason), changedBy);
        audit.record("entry.withdrawn", resource.value(), reason);
    }

    private void enter(
            RegisteredEntry entry,
            ResourceCode resource,
            CatalogueEntry metadata,
            EntryStatus status,
            String document,
            String changedBy) {
        CatalogueEntryRevision revision = CatalogueEntryRevision.newBuilder()
                .setEntryId(entry.id())
                .setResource(resource.value())
                .setRevision(entry.revision() + 1)
                .setNode(node.code())
                .setProviderOrganisation(metadata.providerOrganisation())
                .setProviderName(metadata.providerName())
                .setStatus(status)
                .setPublishedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .setDocument(document)
                .build();
        revisions.enter(changedBy, List.of(revisions.ready(revision)));
        updates.replaced(resource, entry.revision(), revision.getPublishedAt());
        feed.addUnproven(revision);
    }

    /** Refuses where a reviewer makes revisions public. */
    public void requireDirect() {
        if (config.review() == PublicationConfig.Review.REQUIRED) {
            throw new ProblemException(REVIEW_REQUIRED, "POST /api/v1/catalogue/entries/{id}/submission");
        }
    }

    /** The class, a slash, this node's division and its next number in the class (docs/decisions/0005). */
    private ResourceCode assign(String classCode) {
        int number = entries.nextSequence(classCode);
        return new ResourceCode(String.format(Locale.ROOT, "%s/%s%06d", classCode, node.code(), number));
    }
}
