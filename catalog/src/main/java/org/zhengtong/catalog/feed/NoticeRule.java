// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.feed;

import jakarta.inject.Singleton;
import java.util.stream.Stream;
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
     * A notice as this node enters it: the withdrawal of what this node knew.
     *
     * @param before revisions entered just before it
     */
    CatalogueEntryRevision withdrawal(CatalogueEntryRevision notice, Stream<CatalogueEntryRevision> before) {
        String known = before.filter(earlier -> earlier.getResource().equals(notice.getResource()))
                .reduce((first, second) -> second)
                .map(CatalogueEntryRevision::getDocument)
                .orElseGet(() -> entries.findByResource(new ResourceCode(notice.getResource()))
                        .flatMap(entry -> entry.live())
                        .map(documents::write)
                        .orElseThrow());
        return Narrowing.withdrawn(notice, known);
    }
}
