// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.admission;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.PublishedEntry;
import org.zhengtong.catalog.grant.Grant;
import org.zhengtong.catalog.grant.GrantChanges;
import org.zhengtong.catalog.grant.GrantStore;
import org.zhengtong.catalog.grant.Use;
import org.zhengtong.schemas.code.ResourceCode;

/**
 * Catalogue entries and grants as of at most a second ago; a grant changed by this process is forgotten with the commit. A remembered
 * answer costs no thread and no query; a missing one is read on a worker, once for all who wait.
 */
@Singleton
public class CurrentSharing {

    private static final int REMEMBERED = 20_000;

    private final AsyncLoadingCache<ResourceCode, Optional<PublishedEntry>> entries;
    private final AsyncLoadingCache<Question, Standing> grants;

    /**
     * Who asks for what on which day.
     *
     * @param purpose chooses among several grants
     */
    public record Question(Use use, LocalDate day, String purpose) {}

    /**
     * How the asker stands.
     *
     * @param inForce the grant to use
     * @param latest the newest there ever was, when none is in force
     */
    public record Standing(Optional<Grant> inForce, Optional<Grant> latest) {}

    CurrentSharing(
            EntryStore entries,
            GrantStore grants,
            GrantChanges changes,
            AdmissionConfig config,
            ExecutorService workers) {
        Caffeine<Object, Object> memory = Caffeine.newBuilder()
                .expireAfterWrite(config.remember())
                .maximumSize(REMEMBERED)
                .executor(workers);
        this.entries = memory.buildAsync(entries::published);
        this.grants = memory.buildAsync(question -> standing(grants, question));
        changes.tell(this::forget);
    }

    /** The published entry of a resource, of this node or learnt from another. */
    public CompletableFuture<Optional<PublishedEntry>> entry(ResourceCode resource) {
        return entries.get(resource);
    }

    /** The asker's standing. */
    public CompletableFuture<Standing> standing(Question question) {
        return grants.get(question);
    }

    private static Standing standing(GrantStore grants, Question asked) {
        Optional<Grant> inForce = grants.inForce(asked.use(), asked.day(), asked.purpose());
        Optional<Grant> latest = inForce.isPresent() ? Optional.empty() : grants.latest(asked.use());
        return new Standing(inForce, latest);
    }

    /** Also drops readings under way: they may have begun before the change. */
    private void forget(Grant changed) {
        grants.asMap()
                .keySet()
                .removeIf(asked -> asked.use().applicationSystem().equals(changed.applicationSystem())
                        && asked.use().resource().equals(changed.resource()));
    }
}
