// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.code.ResourceCode;

/**
 * What callers see of an entry.
 *
 * @param resource absent before the first publication
 * @param status DRAFT until the first publication
 * @param changePending whether the metadata shown is a draft not yet published
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EntryView(
        String id,
        @Nullable String resource,
        int revision,
        RegisteredEntry.Status status,
        String node,
        int version,
        boolean changePending,
        CatalogueEntry entry) {

    /** What the entry's managers see: the draft, where there is one. */
    public static EntryView draftOf(RegisteredEntry entry) {
        return of(entry, entry.draft().isPresent(), entry.current());
    }

    /** What everybody sees: the live revision. */
    static EntryView liveOf(RegisteredEntry entry, CatalogueEntry live) {
        return of(entry, false, live);
    }

    private static EntryView of(RegisteredEntry entry, boolean changePending, CatalogueEntry metadata) {
        return new EntryView(
                entry.id(),
                entry.resource().map(ResourceCode::value).orElse(null),
                entry.revision(),
                entry.status(),
                entry.node(),
                entry.version(),
                changePending,
                metadata);
    }
}
