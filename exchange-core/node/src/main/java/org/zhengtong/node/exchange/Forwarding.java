// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.exchange;

import static org.zhengtong.node.exchange.ExchangeProblem.DEADLINE_EXPIRED;
import static org.zhengtong.node.exchange.ExchangeProblem.NODE_UNREACHABLE;
import static org.zhengtong.node.network.NetworkProblem.NODE_UNKNOWN;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.network.NetworkMaps;
import org.zhengtong.node.passage.Hop;
import org.zhengtong.node.passage.Passage;
import org.zhengtong.node.passage.Step;
import org.zhengtong.node.peer.PeerClient;
import org.zhengtong.node.peer.PeerReply;
import org.zhengtong.node.peer.PeerUnreachable;
import org.zhengtong.schemas.message.MessageKind;
import org.zhengtong.schemas.message.Position;

/**
 * Sends the request on to the next node, untouched, with what is left of its time. Only the node where it entered asks again, and only
 * when no connection came about, so that nobody can have seen the request.
 */
@Singleton
class Forwarding {

    /** Header with the milliseconds the receiver has. */
    static final String DEADLINE = "Zt-Deadline-Millis";

    private static final int ATTEMPTS = 3;
    private static final long PAUSE_MILLIS = 100;
    /** Kept back of the time passed on, so that the node where it runs out is the one that says so. */
    private static final long RESERVE_MILLIS = 50;

    private final NetworkMaps maps;
    private final PeerClient peers;
    private final RelayedProblem.Reader problems;
    private final Vertx vertx;

    Forwarding(NetworkMaps maps, PeerClient peers, RelayedProblem.Reader problems, Vertx vertx) {
        this.maps = maps;
        this.peers = peers;
        this.problems = problems;
        this.vertx = vertx;
    }

    CompletionStage<?> forward(Passage passage) {
        String next = nextHop(passage);
        byte[] envelope = passage.request().envelope(MessageKind.EXCHANGE_REQUEST);
        int attempts = passage.position() == Position.CONSUMER ? ATTEMPTS : 1;
        return ask(passage, next, envelope, attempts).thenAccept(reply -> {
            if (reply.status() != 200) {
                throw problems.read(reply, next);
            }
            passage.relayed(reply.body(), Hop.parse(reply.header(Hop.HEADER).orElse("")));
        });
    }

    private String nextHop(Passage passage) {
        String provider = passage.request().message().getProviderNode();
        String next = maps.current()
                .nextHop(maps.self(), provider)
                .orElseThrow(
                        () -> new ProblemException(NODE_UNKNOWN, "no way leads from " + maps.self() + " to " + provider)
                                .with("failedNode", provider))
                .getCode();
        if (passage.behind().stream().anyMatch(hop -> hop.node().equals(next))) {
            throw new ProblemException(NODE_UNKNOWN, "the way to " + provider + " leads back to " + next)
                    .with("failedNode", maps.self());
        }
        return next;
    }

    private CompletionStage<PeerReply> ask(Passage passage, String next, byte[] envelope, int attempts) {
        long remaining = passage.deadline().remainingMillis();
        if (remaining <= 0) {
            throw expired("before node " + next + " could be asked", maps.self());
        }
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/avro",
                DEADLINE,
                Long.toString(Math.max(1, remaining - Math.min(RESERVE_MILLIS, remaining / 10))),
                Hop.HEADER,
                Hop.format(withSelf(passage)));
        return peers.send(
                        next,
                        HttpMethod.POST,
                        TransitRoute.PATH,
                        headers,
                        envelope,
                        passage.deadline().remaining())
                .handle((reply, failure) -> {
                    if (failure == null) {
                        return CompletableFuture.completedFuture(reply);
                    }
                    return afterFailure(passage, next, envelope, attempts, Step.cause(failure));
                })
                .thenCompose(stage -> stage);
    }

    private CompletionStage<PeerReply> afterFailure(
            Passage passage, String next, byte[] envelope, int attempts, Throwable failure) {
        if (!(failure instanceof PeerUnreachable unreachable)) {
            return CompletableFuture.failedFuture(failure);
        }
        return switch (unreachable.stage()) {
            case TIMED_OUT -> CompletableFuture.failedFuture(expired("while node " + next + " was asked", next));
            case BROKEN -> CompletableFuture.failedFuture(unreachable(next, unreachable));
            case NOT_CONNECTED ->
                attempts > 1 && passage.deadline().remainingMillis() > 2 * PAUSE_MILLIS
                        ? pause().thenCompose(paused -> ask(passage, next, envelope, attempts - 1))
                        : CompletableFuture.failedFuture(unreachable(next, unreachable));
        };
    }

    private CompletionStage<Void> pause() {
        CompletableFuture<Void> paused = new CompletableFuture<>();
        vertx.setTimer(PAUSE_MILLIS, fired -> paused.complete(null));
        return paused;
    }

    private List<Hop> withSelf(Passage passage) {
        List<Hop> way = new ArrayList<>(passage.behind());
        way.add(new Hop(maps.self(), passage.deadline().spentMillis()));
        return way;
    }

    private static ProblemException expired(String when, String node) {
        return new ProblemException(DEADLINE_EXPIRED, "the deadline passed " + when).with("failedNode", node);
    }

    private static ProblemException unreachable(String node, PeerUnreachable cause) {
        return new ProblemException(NODE_UNREACHABLE, "node " + node + ": " + cause.stage()).with("failedNode", node);
    }
}
