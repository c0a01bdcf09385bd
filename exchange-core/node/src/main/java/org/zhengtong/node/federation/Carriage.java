// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.federation;

import static org.zhengtong.node.federation.FederationProblem.SHARING_HOP_UNREACHABLE;
import static org.zhengtong.node.federation.FederationProblem.SHARING_ROUTE_UNKNOWN;

import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.network.NetworkMaps;
import org.zhengtong.node.peer.PeerClient;
import org.zhengtong.node.peer.PeerReply;
import org.zhengtong.node.peer.PeerUnreachable;
import org.zhengtong.schemas.message.NetworkNode;

/** Hands a sharing message to the next node on its way; the answer is the target node's. */
@Singleton
class Carriage {

    static final String DEADLINE = "Zt-Deadline-Millis";

    private final NetworkMaps maps;
    private final PeerClient peers;

    Carriage(NetworkMaps maps, PeerClient peers) {
        this.maps = maps;
        this.peers = peers;
    }

    CompletionStage<PeerReply> carry(String target, byte[] envelope, Duration patience) {
        String hop = maps.admitting()
                .nextHop(maps.self(), target)
                .map(NetworkNode::getCode)
                .orElseThrow(() -> new ProblemException(SHARING_ROUTE_UNKNOWN, "no way to node " + target));
        Map<String, String> headers =
                Map.of("content-type", "application/avro", DEADLINE, Long.toString(patience.toMillis()));
        return peers.send(hop, HttpMethod.POST, SharingMessageRoute.PATH, headers, envelope, patience)
                .exceptionallyCompose(cause -> {
                    Throwable root = cause instanceof CompletionException ? cause.getCause() : cause;
                    return CompletableFuture.failedStage(
                            root instanceof PeerUnreachable
                                    ? new ProblemException(SHARING_HOP_UNREACHABLE, "node " + hop + " does not answer")
                                            .with("failedNode", hop)
                                    : cause);
                });
    }
}
