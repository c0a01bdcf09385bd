// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.search;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;
import org.zhengtong.catalog.entry.LiveEntryStore;
import org.zhengtong.catalog.entry.PublishedEntry;
import org.zhengtong.catalog.entry.RevisionStore;
import org.zhengtong.catalog.search.SearchStore.Document;

/** Makes the search documents anew at the first start after an upgrade that changed their form. */
@Singleton
public class SearchRebuild {

    private static final Logger LOG = Logger.getLogger(SearchRebuild.class);
    private static final int BATCH = 1000;

    private final SearchStore search;
    private final LiveEntryStore entries;
    private final RevisionStore revisions;

    SearchRebuild(SearchStore search, LiveEntryStore entries, RevisionStore revisions) {
        this.search = search;
        this.entries = entries;
        this.revisions = revisions;
    }

    void start(@Observes StartupEvent started) {
        if (search.current() < revisions.countLive()) {
            rebuild();
        }
    }

    /** Every live revision, a transaction a batch; a revision that becomes live meanwhile is written by its own transaction. */
    public void rebuild() {
        String after = "";
        long done = 0;
        List<PublishedEntry> batch = entries.after(after, BATCH);
        while (!batch.isEmpty()) {
            List<Document> live = batch.stream().map(search::document).toList();
            QuarkusTransaction.requiringNew().run(() -> search.put(live));
            done += live.size();
            batch = entries.after(batch.get(batch.size() - 1).resource().value(), BATCH);
        }
        LOG.infof("search documents made anew: %d", done);
    }
}
