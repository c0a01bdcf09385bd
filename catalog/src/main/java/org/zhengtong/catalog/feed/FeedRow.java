// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.feed;

import java.util.Optional;
import org.zhengtong.catalog.feed.Revisions.Live;
import org.zhengtong.catalog.lint.Finding;
import org.zhengtong.catalog.lint.Lint;
import org.zhengtong.schemas.message.CatalogueEntryRevision;
import org.zhengtong.schemas.message.FeedItem;

/**
 * A learnt revision on its way into the feed.
 *
 * @param message the revision as its origin proved it
 * @param scope what the codes of the nodes begin with that it is for
 * @param outside whether it is for the nodes outside the scope instead
 * @param live ready to be entered, unless it is a notice
 */
record FeedRow(FeedItem item, byte[] message, String scope, boolean outside, Optional<Live> live) {

    CatalogueEntryRevision entry() {
        return item.getRevision();
    }

    /**
     * What the parent returns it for, as a code: the rules a publication is held to by itself, as the entry's own node has them. Asked of
     * what a child reports, not of every entry of every feed.
     */
    Optional<String> objection() {
        return live.map(ready -> ready.document().entry().metadata())
                .flatMap(entry -> entry.hindrance().map(Enum::name).or(() -> Lint.alone(entry).stream()
                        .filter(Finding::blocks)
                        .map(finding -> finding.rule().code())
                        .findFirst()));
    }
}
