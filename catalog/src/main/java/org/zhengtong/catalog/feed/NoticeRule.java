// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.feed;

import jakarta.inject.Singleton;
import java.util.List;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.Hierarchy;
import org.zhengtong.catalog.entry.EntryDocument;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.CatalogueEntryRevision;

/** What a {@link Narrowing} means at this node. */
@Singleton
class NoticeRule {

    private final EntryStore entries;
    private final EntryDocument documents;
    private final Hierarchy hierarchy;
    private final CatalogConfig node;

    NoticeRule(EntryStore entries, EntryDocument documents, Hierarchy hierarchy, CatalogConfig node) {
        this.entries = entries;
        this.documents = documents;
        this.hierarchy = hierarchy;
        this.node = node;
    }

    /** A notice is for others when this node is inside the scope or above the entry's node. */
    boolean forOthers(CatalogueEntryRevision notice) {
        boolean inside =
                Narrowing.outside(notice).filter(node.code()::startsWith).isPresent();
        return inside
                || hierarchy.towards(notice.getNode()).filter(hierarchy::above).isPresent();
    }

    /**
     * A revision as this node enters it. A notice becomes the withdrawal of what this node knew.
     *
     * @param before revisions entered just before it
     */
    CatalogueEntryRevision entered(CatalogueEntryRevision revision, List<CatalogueEntryRevision> before) {
        if (Narrowing.outside(revision).isEmpty()) {
            return revision;
        }
        String known = before.stream()
                .filter(earlier -> earlier.getResource().equals(revision.getResource()))
                .reduce((first, second) -> second)
                .map(CatalogueEntryRevision::getDocument)
                .orElseGet(() -> entries.findByResource(new ResourceCode(revision.getResource()))
                        .flatMap(entry -> entry.live())
                        .map(documents::write)
                        .orElseThrow());
        return Narrowing.withdrawn(revision, known);
    }
}
