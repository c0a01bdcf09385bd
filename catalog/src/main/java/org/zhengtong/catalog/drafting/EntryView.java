// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.drafting;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.RegisteredEntry;
import org.zhengtong.catalog.lint.Finding;
import org.zhengtong.schemas.code.ResourceCode;

/**
 * What callers see of an entry.
 *
 * @param resource absent before the first publication
 * @param status DRAFT until the first publication
 * @param changePending whether the metadata shown is a draft not yet published
 * @param staleSince since when the entry's node has not been heard of; the entry may be out of date, but stays
 * @param attachment whether somebody serves the resource (挂接状态): ATTACHED, NOT_ATTACHED, or AT_ANOTHER_NODE, which alone knows; absent
 *     of what is not published
 * @param review id of the open review, for the entry's managers
 * @param findings what the checks found, in answers to a save
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EntryView(
        String id,
        @Nullable String resource,
        int revision,
        RegisteredEntry.Status status,
        String node,
        @Nullable Instant staleSince,
        @Nullable String attachment,
        int version,
        boolean changePending,
        CatalogueEntry entry,
        @Nullable String review,
        String changedBy,
        Instant changedAt,
        @Nullable List<Finding> findings) {

    /** What the entry's managers see: the draft, where there is one. */
    public static EntryView draftOf(RegisteredEntry entry) {
        return of(entry, entry.draft().isPresent(), entry.current(), entry.review());
    }

    /** What everybody sees: the live revision. */
    static EntryView liveOf(RegisteredEntry entry, CatalogueEntry live) {
        return of(entry, false, live, Optional.empty());
    }

    /** The same with how its node and its service stand. */
    EntryView standing(Optional<Instant> silentSince, Optional<String> attached) {
        return new EntryView(
                id,
                resource,
                revision,
                status,
                node,
                silentSince.orElse(null),
                attached.orElse(null),
                version,
                changePending,
                entry,
                review,
                changedBy,
                changedAt,
                findings);
    }

    /** The same with what the checks found. */
    EntryView with(List<Finding> found) {
        return new EntryView(
                id,
                resource,
                revision,
                status,
                node,
                staleSince,
                attachment,
                version,
                changePending,
                entry,
                review,
                changedBy,
                changedAt,
                found);
    }

    private static EntryView of(
            RegisteredEntry entry, boolean changePending, CatalogueEntry metadata, Optional<String> review) {
        return new EntryView(
                entry.id(),
                entry.resource().map(ResourceCode::value).orElse(null),
                entry.revision(),
                entry.status(),
                entry.node(),
                null,
                null,
                entry.version(),
                changePending,
                metadata,
                review.orElse(null),
                entry.changedBy(),
                entry.changedAt(),
                null);
    }
}
