// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.federation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.zhengtong.catalog.neighbour.NeighbourStore;
import org.zhengtong.catalog.neighbour.SilentNodes;
import org.zhengtong.node.network.NetworkMaps;
import org.zhengtong.schemas.message.FeedPage;
import org.zhengtong.schemas.message.NetworkNode;
import org.zhengtong.schemas.message.SilentNode;

/**
 * Keeps which neighbours are heard and which are silent. With a silent neighbour all nodes behind it are out of hearing: their
 * entries stay and are shown as stale (陈旧). What a neighbour says of silent nodes behind it is taken over and told to the others.
 */
@Singleton
class Hearing {

    private final NeighbourStore neighbours;
    private final SilentNodes silentNodes;
    private final NetworkMaps maps;
    private final FederationConfig config;
    private final Clock clock;
    /** What was stored last, so that only changes are written. */
    private final Map<String, List<SilentNode>> kept = new ConcurrentHashMap<>();

    Hearing(
            NeighbourStore neighbours,
            SilentNodes silentNodes,
            NetworkMaps maps,
            FederationConfig config,
            Clock clock) {
        this.neighbours = neighbours;
        this.silentNodes = silentNodes;
        this.maps = maps;
        this.config = config;
        this.clock = clock;
    }

    /** Where to go on in a neighbour's feed. */
    long cursor(String neighbour) {
        return neighbours.cursor(neighbour);
    }

    void heard(String neighbour, FeedPage page) {
        neighbours.heard(neighbour, page.getHead());
        keep(
                neighbour,
                page.getSilent().stream()
                        .filter(silent -> behind(neighbour, silent.getNode()))
                        .toList());
    }

    void missed(String neighbour) {
        Optional<Instant> heardAt = neighbours.followed(neighbour).heardAt();
        heardAt.filter(heard -> heard.plus(config.staleAfter()).isBefore(clock.instant()))
                .ifPresent(since -> keep(
                        neighbour,
                        maps.current().nodes().stream()
                                .map(NetworkNode::getCode)
                                .filter(node -> behind(neighbour, node))
                                .map(node -> new SilentNode(node, since))
                                .toList()));
    }

    private boolean behind(String neighbour, String node) {
        return maps.towards(node).equals(Optional.of(neighbour));
    }

    private void keep(String neighbour, List<SilentNode> silent) {
        if (!silent.equals(kept.get(neighbour))) {
            silentNodes.replace(neighbour, silent);
            kept.put(neighbour, silent);
        }
    }
}
