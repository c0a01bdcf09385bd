// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.dcat;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.entry.LiveEntryStore;
import org.zhengtong.catalog.entry.LiveEntryStore.OpenEntry;
import org.zhengtong.catalog.search.SearchStore;

/** Which of the node's entries are open to society, and which of them are served. */
@Singleton
class OpenEntries {

    private final LiveEntryStore entries;
    private final SearchStore search;
    private final CatalogConfig node;

    OpenEntries(LiveEntryStore entries, SearchStore search, CatalogConfig node) {
        this.entries = entries;
        this.search = search;
        this.node = node;
    }

    OpenCatalogue page(String after, int limit) {
        List<OpenEntry> found = entries.openAfter(after, limit + 1);
        List<OpenEntry> shown = found.stream().limit(limit).toList();
        Optional<String> next = found.size() > limit ? Optional.of(resource(shown.get(limit - 1))) : Optional.empty();
        return new OpenCatalogue(node.code(), after, limit, datasets(shown), next);
    }

    /** One entry by its id; empty when this node does not hold it open. */
    Optional<OpenDataset> find(String entryId) {
        return entries.open(entryId)
                .flatMap(entry -> datasets(List.of(entry)).stream().findFirst());
    }

    private List<OpenDataset> datasets(List<OpenEntry> open) {
        Set<String> served =
                search.attached(open.stream().map(OpenEntries::resource).toList());
        return open.stream()
                .map(entry -> new OpenDataset(entry.published(), entry.issued(), served.contains(resource(entry))))
                .toList();
    }

    private static String resource(OpenEntry entry) {
        return entry.published().resource().value();
    }
}
