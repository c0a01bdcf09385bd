// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.publication;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.demand.Promises;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.EntryDocument;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.RegisteredEntry;
import org.zhengtong.catalog.feed.FeedStore;
import org.zhengtong.catalog.feed.Revisions;
import org.zhengtong.kernel.audit.Audit;
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
    private final Audit audit;
    private final CatalogConfig node;
    private final Clock clock;

    NextRevision(
            EntryStore entries,
            Revisions revisions,
            FeedStore feed,
            EntryDocument documents,
            Promises promises,
            Audit audit,
            CatalogConfig node,
            Clock clock) {
        this.entries = entries;
        this.revisions = revisions;
        this.feed = feed;
        this.documents = documents;
        this.promises = promises;
        this.audit = audit;
        this.node = node;
        this.clock = clock;
    }

    /** Publishes the draft of an entry that is locked. */
    public void publish(RegisteredEntry entry, String changedBy) {
        CatalogueEntry draft = entry.publishable();
        ResourceCode resource = entry.resource().orElseGet(() -> assign(draft.classCode()));
        CatalogueEntryRevision revision = CatalogueEntryRevision.newBuilder()
                .setEntryId(entry.id())
                .setResource(resource.value())
                .setRevision(entry.revision() + 1)
                .setNode(node.code())
                .setProviderOrganisation(draft.providerOrganisation())
                .setProviderName(draft.providerName())
                .setStatus(EntryStatus.PUBLISHED)
                .setPublishedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .setDocument(documents.write(draft))
                .build();
        revisions.enter(changedBy, List.of(revision));
        feed.addUnproven(revision);
        audit.record("entry.published", resource.value(), "revision " + revision.getRevision());
        promises.published(draft.providerOrganisation(), draft.name(), resource);
    }

    /** The class, a slash, this node's division and its next number in the class (docs/decisions/0005). */
    private ResourceCode assign(String classCode) {
        int number = entries.nextSequence(classCode);
        return new ResourceCode(String.format(Locale.ROOT, "%s/%s%06d", classCode, node.code(), number));
    }
}
