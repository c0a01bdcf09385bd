// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.feed;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhengtong.schemas.message.CatalogueEntryRevision;
import org.zhengtong.schemas.message.EntryStatus;

/**
 * The notice that an entry is no longer for the nodes outside a scope (可见范围收窄). To them it is the entry's withdrawal and
 * says nothing of what the entry now holds; it has the number of the revision that those inside receive.
 */
final class Narrowing {

    private static final Pattern DOCUMENT = Pattern.compile("\\{\"outside\":\"([0-9]{2,6})\"}");

    private Narrowing() {}

    /** The notice that goes beside a revision. */
    static CatalogueEntryRevision beside(CatalogueEntryRevision revision, String scope) {
        return withdrawn(revision, "{\"outside\":\"" + scope + "\"}");
    }

    /** The revision as a withdrawal with another document. */
    static CatalogueEntryRevision withdrawn(CatalogueEntryRevision revision, String document) {
        return new CatalogueEntryRevision(
                revision.getEntryId(),
                revision.getResource(),
                revision.getRevision(),
                revision.getNode(),
                revision.getProviderOrganisation(),
                revision.getProviderName(),
                EntryStatus.WITHDRAWN,
                revision.getPublishedAt(),
                document);
    }

    /** The scope outside of which the entry is withdrawn; empty for a revision that is no such notice. */
    static Optional<String> outside(CatalogueEntryRevision revision) {
        if (revision.getStatus() != EntryStatus.WITHDRAWN) {
            return Optional.empty();
        }
        Matcher notice = DOCUMENT.matcher(revision.getDocument());
        return notice.matches() ? Optional.of(notice.group(1)) : Optional.empty();
    }
}
