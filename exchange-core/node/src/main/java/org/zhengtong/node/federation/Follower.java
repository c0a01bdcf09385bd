// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.federation;

import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.zhengtong.catalog.feed.CatalogueFeed;
import org.zhengtong.catalog.feed.CatalogueFeed.Applied;
import org.zhengtong.node.peer.PeerClient;
import org.zhengtong.node.peer.PeerReply;
import org.zhengtong.schemas.message.FeedPage;
import org.zhengtong.schemas.message.Wire;

/** Follows one neighbour's feed on a thread of its own, from the cursor, until stopped. */
final class Follower implements Runnable {

    private static final Logger LOG = Logger.getLogger(Follower.class);
    private static final Duration ANSWER_AFTER_HOLD = Duration.ofSeconds(5);

    private final String neighbour;
    private final CatalogueFeed feed;
    private final PeerClient peers;
    private final FederationConfig config;
    private final CountDownLatch stop = new CountDownLatch(1);
    private int failures;

    Follower(String neighbour, CatalogueFeed feed, PeerClient peers, FederationConfig config) {
        this.neighbour = neighbour;
        this.feed = feed;
        this.peers = peers;
        this.config = config;
    }

    @Override
    public void run() {
        try {
            while (stop.getCount() > 0) {
                boolean goOn = step();
                failures = goOn ? 0 : failures + 1;
                if (!goOn && stop.await(config.waitAfter(failures).toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        stop.countDown();
    }

    /** One page; false when it is better to wait before the next. */
    private boolean step() throws InterruptedException {
        try {
            PeerReply reply = ask(feed.cursor(neighbour));
            if (reply.status() == 200) {
                Applied applied = feed.apply(neighbour, Wire.decode(reply.body(), FeedPage.class));
                if (applied.entered() > 0) {
                    LOG.infof("feed of node %s: %d new revisions", neighbour, (Object) applied.entered());
                }
                return applied.complete();
            }
            firstOnly(() -> LOG.warnf("feed of node %s: answered %d", neighbour, (Object) reply.status()));
        } catch (ExecutionException silent) {
            firstOnly(() -> LOG.infof("feed of node %s: no answer, will be tried again", neighbour));
        } catch (RuntimeException failure) {
            firstOnly(() -> LOG.errorf(failure, "feed of node %s: a page could not be applied", neighbour));
        }
        return false;
    }

    /** Says what is wrong once, not at every try. */
    private void firstOnly(Runnable log) {
        if (failures == 0) {
            log.run();
        }
    }

    private PeerReply ask(long after) throws InterruptedException, ExecutionException {
        return peers.send(
                        neighbour,
                        HttpMethod.GET,
                        FeedRoute.PATH + "?after=" + after,
                        Map.of(),
                        new byte[0],
                        config.hold().plus(ANSWER_AFTER_HOLD))
                .toCompletableFuture()
                .get();
    }
}
