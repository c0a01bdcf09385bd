// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.lint;

import java.util.Optional;
import org.zhengtong.catalog.entry.AlikeStore.Key;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.Likeness;

/**
 * What is checked: metadata, and the entry it is of.
 *
 * @param id of the entry; empty when there is none yet
 * @param resource of an entry that has its code
 */
record Subject(CatalogueEntry entry, Likeness likeness, String id, Optional<String> resource) {

    static Subject of(CatalogueEntry entry, String id, Optional<String> resource) {
        return new Subject(entry, Likeness.of(entry), id, resource);
    }

    Key key() {
        return new Key(entry.providerOrganisation(), likeness.fold(), likeness.stem());
    }
}
