// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.search;

import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.InformationItem;
import org.zhengtong.catalog.entry.PublishedEntry;

/** What search keeps of a live revision. */
record SearchDocument(PublishedEntry published, String vector) {

    static SearchDocument of(PublishedEntry published) {
        CatalogueEntry entry = published.metadata();
        SearchText text = new SearchText().add(entry.name(), 'A');
        if (entry.alias() != null) {
            text.add(entry.alias(), 'A');
        }
        text.add(published.resource().value(), 'A').add(entry.providerName(), 'B');
        for (InformationItem item : entry.items()) {
            text.add(item.name(), 'B');
            if (item.columnName() != null) {
                text.add(item.columnName(), 'C');
            }
        }
        text.add(entry.summary(), 'C').add(entry.providerOrganisation(), 'D');
        entry.serviceItems().forEach(item -> text.add(item, 'D'));
        return new SearchDocument(published, text.vector());
    }
}
