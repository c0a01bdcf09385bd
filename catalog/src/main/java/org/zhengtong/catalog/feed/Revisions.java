// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.feed;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.EntryDocument;
import org.zhengtong.catalog.entry.PublishedEntry;
import org.zhengtong.catalog.entry.RevisionStore;
import org.zhengtong.catalog.entry.RevisionStore.Keyed;
import org.zhengtong.catalog.quality.ProbeRegister;
import org.zhengtong.catalog.search.SearchStore;
import org.zhengtong.catalog.search.SearchStore.Document;
import org.zhengtong.kernel.outbox.Outbox;
import org.zhengtong.kernel.outbox.OutboxEvent;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.event.CatalogueEntryPublished;
import org.zhengtong.schemas.event.CatalogueEntryWithdrawn;
import org.zhengtong.schemas.event.EventSchemas;
import org.zhengtong.schemas.message.CatalogueEntryRevision;

/** Makes revisions live: entry, search document and event are one, in the caller's transaction. */
@Singleton
public class Revisions {

    private static final String TOPIC = EventSchemas.topic(CatalogueEntryPublished.class);
    private static final String WITHDRAWN_TOPIC = EventSchemas.topic(CatalogueEntryWithdrawn.class);

    private final RevisionStore revisions;
    private final SearchStore search;
    private final ProbeRegister probes;
    private final EntryDocument documents;
    private final Outbox outbox;
    private final Jdbi jdbi;
    private final CatalogConfig node;

    Revisions(
            RevisionStore revisions,
            SearchStore search,
            ProbeRegister probes,
            EntryDocument documents,
            Outbox outbox,
            Jdbi jdbi,
            CatalogConfig node) {
        this.revisions = revisions;
        this.search = search;
        this.probes = probes;
        this.documents = documents;
        this.outbox = outbox;
        this.jdbi = jdbi;
        this.node = node;
    }

    /** A revision made ready to be entered: read, compared by, indexed by. */
    public record Live(Keyed keyed, Document document) {

        CatalogueEntryRevision revision() {
            return keyed.revision();
        }
    }

    /** Makes a revision ready; asks nothing of the database. */
    public Live ready(CatalogueEntryRevision revision) {
        return ready(revisions.keyed(revision));
    }

    Live ready(Keyed keyed) {
        return new Live(keyed, search.document(published(keyed.revision(), keyed.entry())));
    }

    /**
     * More pages follow: the index of words may gather more before it is worked in. Searches read what is gathered, which the page
     * without successor ends.
     */
    void catchUp() {
        jdbi.useHandle(h -> h.execute("SET LOCAL gin_pending_list_limit = '16MB'"));
    }

    /** Enters revisions, of one resource oldest first; each has its event, the newest is live. */
    public void enter(String changedBy, List<Live> entered) {
        Map<String, Live> newest = new LinkedHashMap<>();
        entered.forEach(live -> newest.put(live.revision().getResource(), live));
        revisions.enter(node.code(), changedBy, keys(entered), keys(newest.values()));
        List<Document> shown = new ArrayList<>();
        List<ResourceCode> gone = new ArrayList<>();
        List<OutboxEvent> events = new ArrayList<>(entered.size());
        for (Live live : entered) {
            CatalogueEntryRevision revision = live.revision();
            PublishedEntry entry = live.document().entry();
            boolean isNewest = newest.get(revision.getResource()) == live;
            switch (revision.getStatus()) {
                case PUBLISHED -> {
                    events.add(event(entry));
                    if (isNewest) {
                        shown.add(live.document());
                    }
                }
                case WITHDRAWN -> {
                    events.add(withdrawn(entry, documents.withdrawalReason(revision.getDocument())));
                    if (isNewest) {
                        gone.add(entry.resource());
                    }
                }
            }
        }
        search.put(shown);
        search.remove(gone);
        probes.detached(gone.stream().map(ResourceCode::value).toList());
        jdbi.useHandle(h -> outbox.publishAll(h, events));
    }

    private static List<Keyed> keys(Collection<Live> live) {
        return live.stream().map(Live::keyed).toList();
    }

    private static PublishedEntry published(CatalogueEntryRevision revision, CatalogueEntry entry) {
        return new PublishedEntry(
                revision.getEntryId(),
                new ResourceCode(revision.getResource()),
                revision.getRevision(),
                revision.getNode(),
                revision.getProviderOrganisation(),
                revision.getProviderName(),
                revision.getPublishedAt(),
                entry);
    }

    private static OutboxEvent withdrawn(PublishedEntry entry, String reason) {
        return new OutboxEvent(
                WITHDRAWN_TOPIC,
                entry.resource().value(),
                CatalogueEntryWithdrawn.newBuilder()
                        .setResource(entry.resource().value())
                        .setRevision(entry.revision())
                        .setName(entry.metadata().name())
                        .setNode(entry.node())
                        .setProviderOrganisation(entry.providerOrganisation())
                        .setReason(reason)
                        .setWithdrawnAt(entry.publishedAt())
                        .build());
    }

    private static OutboxEvent event(PublishedEntry entry) {
        return new OutboxEvent(
                TOPIC,
                entry.resource().value(),
                CatalogueEntryPublished.newBuilder()
                        .setResource(entry.resource().value())
                        .setRevision(entry.revision())
                        .setName(entry.metadata().name())
                        .setNode(entry.node())
                        .setProviderOrganisation(entry.providerOrganisation())
                        .setProviderName(entry.providerName())
                        .setSharingType(entry.metadata().sharingType().name())
                        .setServiceItems(entry.metadata().serviceItems())
                        .setPublishedAt(entry.publishedAt())
                        .build());
    }
}
