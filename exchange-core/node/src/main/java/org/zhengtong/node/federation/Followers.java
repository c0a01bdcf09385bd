// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.federation;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.zhengtong.catalog.feed.FeedIntake;
import org.zhengtong.node.network.Neighbours;
import org.zhengtong.node.network.NetworkMaps;
import org.zhengtong.node.peer.PeerClient;
import org.zhengtong.schemas.message.NetworkNode;

/** Keeps one follower for each active neighbour of the network map in force. */
@Singleton
class Followers {

    private record Running(Follower follower, Thread thread) {

        void stop() {
            follower.stop();
            thread.interrupt();
        }
    }

    private final NetworkMaps maps;
    private final Neighbours neighbours;
    private final FeedIntake feed;
    private final Hearing hearing;
    private final PeerClient peers;
    private final FederationConfig config;
    private final ExecutorService workers;
    private final Map<String, Running> running = new ConcurrentHashMap<>();

    Followers(
            NetworkMaps maps,
            Neighbours neighbours,
            FeedIntake feed,
            Hearing hearing,
            PeerClient peers,
            FederationConfig config,
            ExecutorService workers) {
        this.maps = maps;
        this.neighbours = neighbours;
        this.feed = feed;
        this.hearing = hearing;
        this.peers = peers;
        this.config = config;
        this.workers = workers;
    }

    void start(@Observes StartupEvent started) {
        maps.onChange(this::agreeWithMap);
        neighbours.onReturn(code -> Optional.ofNullable(running.get(code))
                .ifPresent(back -> back.follower().wake()));
        agreeWithMap();
    }

    synchronized void stop(@Observes ShutdownEvent stopping) {
        running.values().forEach(Running::stop);
        running.clear();
    }

    private synchronized void agreeWithMap() {
        Set<String> active =
                maps.neighbours().stream().map(NetworkNode::getCode).collect(Collectors.toSet());
        running.entrySet().removeIf(entry -> {
            boolean gone = !active.contains(entry.getKey());
            if (gone) {
                entry.getValue().stop();
            }
            return gone;
        });
        active.forEach(neighbour -> running.computeIfAbsent(neighbour, this::follow));
    }

    private Running follow(String neighbour) {
        Follower follower = new Follower(neighbour, feed, hearing, peers, config, workers);
        Thread thread = new Thread(follower, "feed-of-" + neighbour);
        thread.setDaemon(true);
        thread.start();
        return new Running(follower, thread);
    }
}
