// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.federation;

import static org.zhengtong.node.federation.FederationProblem.FEED_REQUEST_INVALID;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.zhengtong.catalog.feed.CatalogueFeed;
import org.zhengtong.catalog.feed.FeedChanges;
import org.zhengtong.catalog.feed.Reader;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.peer.PeerReply;
import org.zhengtong.node.peer.PeerRequest;
import org.zhengtong.node.peer.PeerRoute;
import org.zhengtong.schemas.message.FeedPage;
import org.zhengtong.schemas.message.Wire;

/** Gives a neighbour this node's feed from its cursor on; without news the question is held open for a while, on no thread. */
@Singleton
class FeedRoute implements PeerRoute {

    static final String PATH = "/peer/v1/catalogue-feed";

    /** Revisions given to each neighbour; one that starts over is seen by it. */
    private static final String GIVEN = "zhengtong.catalogue.feed.items";

    private final CatalogueFeed feed;
    private final FeedChanges changes;
    private final FederationConfig config;
    private final Readers readers;
    private final MeterRegistry meters;
    private final ExecutorService workers;

    FeedRoute(
            CatalogueFeed feed,
            FeedChanges changes,
            FederationConfig config,
            Readers readers,
            MeterRegistry meters,
            ExecutorService workers) {
        this.meters = meters;
        this.readers = readers;
        this.feed = feed;
        this.changes = changes;
        this.config = config;
        this.workers = workers;
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public boolean blocking() {
        return false;
    }

    @Override
    public CompletionStage<PeerReply> handle(PeerRequest request) {
        long after = number(request.query().getOrDefault("after", "0"));
        long end = System.nanoTime() + config.hold().toNanos();
        Reader reader = readers.of(request.peer());
        return CompletableFuture.runAsync(() -> feed.readUpTo(reader, after), workers)
                .thenCompose(noted -> look(reader, after, end))
                .thenApply(page -> given(reader, page));
    }

    private PeerReply given(Reader reader, FeedPage page) {
        meters.counter(GIVEN, "neighbour", reader.node())
                .increment(page.getItems().size());
        return PeerReply.avro(Wire.encode(page));
    }

    private CompletableFuture<FeedPage> look(Reader reader, long after, long end) {
        CompletableFuture<Void> change = changes.signal().next();
        return CompletableFuture.supplyAsync(() -> feed.page(reader, after, config.page()), workers)
                .thenCompose(page -> {
                    Duration left = Duration.ofNanos(end - System.nanoTime());
                    boolean news = !page.getItems().isEmpty() || page.getPosition() != after;
                    if (news || left.isNegative() || left.isZero()) {
                        return CompletableFuture.completedFuture(page);
                    }
                    long wait = Math.min(left.toNanos(), config.look().toNanos());
                    return change.completeOnTimeout(null, wait, TimeUnit.NANOSECONDS)
                            .thenCompose(changed -> look(reader, after, end));
                });
    }

    private static long number(String text) {
        try {
            long after = Long.parseLong(text);
            if (after >= 0) {
                return after;
            }
        } catch (NumberFormatException e) {
            throw new ProblemException(FEED_REQUEST_INVALID, "after is not a number");
        }
        throw new ProblemException(FEED_REQUEST_INVALID, "after is negative");
    }
}
