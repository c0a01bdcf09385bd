// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.reconciliation;

import java.util.List;
import org.zhengtong.schemas.message.FeedItem;
import org.zhengtong.schemas.message.SummaryLine;

/** The catalogue of a neighbour, as far as this node may know it. The node brings it over the wire. */
public interface NeighbourCatalogue {

    /** Code of the neighbour. */
    String node();

    /** Lines by origin node; of one origin by bucket; of some of its buckets by resource. */
    List<SummaryLine> summary(String origin, List<String> buckets);

    /** Newest revisions of resources, as many as fit. */
    List<FeedItem> entries(List<String> resources);
}
