// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.feed;

import jakarta.inject.Singleton;
import java.util.List;
import org.zhengtong.catalog.feed.FeedStore.Stretch;
import org.zhengtong.catalog.neighbour.NeighbourStore;
import org.zhengtong.catalog.neighbour.SilentNodes;
import org.zhengtong.schemas.message.FeedPage;

/** Gives this node's feed to neighbours: to each only what it may know (目录级联). */
@Singleton
public class CatalogueFeed {

    private static final int PAGE_BYTES = 4 * 1024 * 1024;

    private final FeedStore feed;
    private final NeighbourStore neighbours;
    private final SilentNodes silent;

    CatalogueFeed(FeedStore feed, NeighbourStore neighbours, SilentNodes silent) {
        this.feed = feed;
        this.neighbours = neighbours;
        this.silent = silent;
    }

    /**
     * Revisions after a position, in order. Who asks from beyond the end followed a feed that is no more, as after a restore
     * from backup, and gets this one from its beginning.
     */
    public FeedPage page(Reader reader, long after, int limit) {
        long head = feed.head();
        long from = after > head ? 0 : after;
        Stretch stretch = feed.between(reader, from, head, limit, PAGE_BYTES);
        long position = stretch.whole()
                ? head
                : stretch.items().get(stretch.items().size() - 1).getPosition();
        return new FeedPage(stretch.items(), position, head, silent.except(reader.node()));
    }

    /** Remembers that a neighbour has what stands before this position. */
    public void readUpTo(Reader reader, long position) {
        neighbours.read(reader.node(), position);
    }

    /** The newest revision of each of these resources that the reader may have. What did not fit may be asked for again. */
    public FeedPage newest(Reader reader, List<String> resources) {
        return new FeedPage(feed.newest(reader, resources, PAGE_BYTES), 0L, feed.head(), List.of());
    }
}
