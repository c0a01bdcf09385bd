// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.federation;

import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.Signal;
import org.zhengtong.catalog.feed.FeedIntake;
import org.zhengtong.catalog.feed.FeedIntake.Applied;
import org.zhengtong.catalog.feed.FeedIntake.Checked;
import org.zhengtong.node.peer.PeerClient;
import org.zhengtong.node.peer.PeerReply;
import org.zhengtong.schemas.message.FeedPage;
import org.zhengtong.schemas.message.Wire;

/**
 * Follows one neighbour's feed on a thread of its own, from the cursor, until stopped. A silent neighbour is tried less and less
 * often, and again as soon as it is heard.
 */
final class Follower implements Runnable {

    private static final Logger LOG = Logger.getLogger(Follower.class);
    private static final Duration ANSWER_AFTER_HOLD = Duration.ofSeconds(5);

    /** A neighbour that is heard and does not answer is not tried more often than this. */
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

    private final String neighbour;
    private final FeedIntake feed;
    private final Hearing hearing;
    private final PeerClient peers;
    private final FederationConfig config;
    private final Executor workers;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Signal heard = new Signal();
    private @Nullable Asked next;
    private int failures;

    /** A page asked for: its reply, and what it reads as once it is there. */
    private record Asked(CompletableFuture<PeerReply> reply, CompletableFuture<Read> read) {}

    private record Read(FeedPage page, Checked checked) {}

    Follower(
            String neighbour,
            FeedIntake feed,
            Hearing hearing,
            PeerClient peers,
            FederationConfig config,
            Executor workers) {
        this.neighbour = neighbour;
        this.feed = feed;
        this.hearing = hearing;
        this.peers = peers;
        this.config = config;
        this.workers = workers;
    }

    @Override
    public void run() {
        try {
            while (stop.getCount() > 0) {
                CompletableFuture<Void> sign = heard.next();
                failures = step() ? 0 : failures + 1;
                if (failures > 0 && pause(sign)) {
                    failures = 1;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        stop.countDown();
    }

    /** The neighbour was heard: no reason to wait any longer. */
    void wake() {
        heard.raise();
    }

    /** Waits before the next try; true when the neighbour was heard meanwhile. */
    private boolean pause(CompletableFuture<Void> sign) throws InterruptedException {
        Duration left = config.waitAfter(failures).minus(SHORTEST_WAIT);
        if (stop.await(SHORTEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        try {
            sign.get(Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException silent) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** One page; false when it is better to wait before the next. */
    private boolean step() throws InterruptedException {
        try {
            return follow();
        } catch (RuntimeException failure) {
            firstOnly(() -> LOG.errorf(failure, "feed of node %s: a page could not be applied", neighbour));
            return false;
        }
    }

    /** Enters one page; the next is asked for and checked meanwhile. */
    private boolean follow() throws InterruptedException {
        Asked asked = next == null ? ask(hearing.cursor(neighbour)) : next;
        next = null;
        PeerReply reply;
        try {
            reply = asked.reply().get();
        } catch (ExecutionException silent) {
            firstOnly(() -> LOG.infof("feed of node %s: no answer, will be tried again", neighbour));
            hearing.missed(neighbour);
            return false;
        }
        if (reply.status() != 200) {
            firstOnly(() -> LOG.warnf("feed of node %s: answered %d", neighbour, (Object) reply.status()));
            hearing.missed(neighbour);
            return false;
        }
        Read read = asked.read().join();
        Asked following = ask(read.page().getPosition());
        Applied applied = feed.enter(neighbour, read.checked());
        hearing.heard(neighbour, read.page());
        if (applied.entered() > 0) {
            LOG.infof("feed of node %s: %d new revisions", neighbour, (Object) applied.entered());
        }
        next = applied.complete() ? following : null;
        return applied.complete();
    }

    /** Says what is wrong once, not at every try. */
    private void firstOnly(Runnable log) {
        if (failures == 0) {
            log.run();
        }
    }

    private Asked ask(long after) {
        CompletableFuture<PeerReply> reply = peers.send(
                        neighbour,
                        HttpMethod.GET,
                        FeedRoute.PATH + "?after=" + after,
                        Map.of(),
                        new byte[0],
                        config.hold().plus(ANSWER_AFTER_HOLD))
                .toCompletableFuture();
        return new Asked(reply, reply.thenApplyAsync(this::read, workers));
    }

    /** Asked for only where the reply is a page. */
    private Read read(PeerReply reply) {
        FeedPage page = Wire.decode(reply.body(), FeedPage.class);
        return new Read(page, feed.check(page));
    }
}
