// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.search;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;
import org.zhengtong.catalog.entry.LiveEntryStore;
import org.zhengtong.catalog.entry.PublishedEntry;
import org.zhengtong.catalog.entry.RevisionStore;

/**
 * Makes the search documents anew at the first start after an upgrade, or another file of words, that changed their form. The node
 * serves meanwhile; entries not reached yet are found by all but words of the same meaning. Broken off, it begins anew at the next start.
 */
@Singleton
public class SearchRebuild {

    private static final Logger LOG = Logger.getLogger(SearchRebuild.class);
    private static final int BATCH = 200;

    private final SearchStore search;
    private final LiveEntryStore entries;
    private final RevisionStore revisions;
    private final ExecutorService workers;

    SearchRebuild(SearchStore search, LiveEntryStore entries, RevisionStore revisions, ExecutorService workers) {
        this.search = search;
        this.entries = entries;
        this.revisions = revisions;
        this.workers = workers;
    }

    void start(@Observes StartupEvent started) {
        if (search.current() < revisions.countLive()) {
            LOG.info("search documents are made anew");
            workers.execute(this::tryRebuild);
        }
    }

    private void tryRebuild() {
        try {
            rebuild();
        } catch (RuntimeException failure) {
            LOG.error("search documents could not all be made anew; the next start tries again", failure);
        }
    }

    /** Every live revision, a transaction a batch; a revision that becomes live or is withdrawn meanwhile waits for the batch. */
    public void rebuild() {
        String after = "";
        long done = 0;
        for (List<PublishedEntry> batch = next(after); !batch.isEmpty(); batch = next(after)) {
            done += batch.size();
            after = batch.get(batch.size() - 1).resource().value();
        }
        LOG.infof("search documents made anew: %d", done);
    }

    private List<PublishedEntry> next(String after) {
        return QuarkusTransaction.requiringNew().call(() -> {
            search.lock();
            List<PublishedEntry> batch = entries.after(after, BATCH);
            search.put(batch.stream().map(search::document).toList());
            return batch;
        });
    }
}
