// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.feed;

import java.util.Optional;
import org.zhengtong.catalog.feed.Revisions.Live;
import org.zhengtong.schemas.message.CatalogueEntryRevision;
import org.zhengtong.schemas.message.FeedItem;

/**
 * A learnt revision on its way into the feed.
 *
 * @param message the revision as its origin proved it
 * @param scope what the codes of the nodes begin with that it is for
 * @param outside whether it is for the nodes outside the scope instead
 * @param objection what a publication rule of this node has against it, as a code
 * @param live ready to be entered, unless it is a notice
 */
record FeedRow(
        FeedItem item, byte[] message, String scope, boolean outside, Optional<String> objection, Optional<Live> live) {

    CatalogueEntryRevision entry() {
        return item.getRevision();
    }
}
