// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.peer;

import io.quarkus.scheduler.Scheduled;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.zhengtong.node.network.NetworkMaps;

/** Asks the parent node for a newer network map; the asking is also the heartbeat between parent and child. */
@Singleton
class NetworkMapPoll {

    private static final Logger LOG = Logger.getLogger(NetworkMapPoll.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final NetworkMaps maps;
    private final PeerClient peers;

    NetworkMapPoll(NetworkMaps maps, PeerClient peers) {
        this.maps = maps;
        this.peers = peers;
    }

    @Scheduled(every = "${zt.network.poll-every:30s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        maps.parent().ifPresent(this::ask);
    }

    private void ask(String parent) {
        try {
            PeerReply reply = peers.send(parent, HttpMethod.GET, NetworkMapRoute.PATH, Map.of(), new byte[0], PATIENCE)
                    .toCompletableFuture()
                    .join();
            if (reply.status() == 200) {
                maps.offer(reply.body(), parent);
            } else {
                LOG.warnf("node %s answered %d when asked for the network map", parent, (Object) reply.status());
            }
        } catch (CompletionException unreachable) {
            LOG.debugf("network map not renewed: %s", unreachable.getMessage());
        }
    }
}
