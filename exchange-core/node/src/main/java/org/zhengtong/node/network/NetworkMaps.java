// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.network;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static org.zhengtong.node.network.NetworkProblem.NETWORK_MAP_EXPIRED;
import static org.zhengtong.node.network.NetworkProblem.NODE_UNKNOWN;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;
import org.zhengtong.catalog.Hierarchy;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.NodeConfig;
import org.zhengtong.schemas.message.NetworkNode;
import org.zhengtong.schemas.network.NetworkMapDocument;
import org.zhengtong.schemas.network.NetworkMapException;
import org.zhengtong.schemas.proof.Sm2PublicKey;

/**
 * The network map (网络图) in force at this node: always verified with the root's certificate, never older than one seen
 * before. Others may be down; the last good copy in the database is worked on with.
 */
@Singleton
public class NetworkMaps implements Hierarchy {

    private static final Logger LOG = Logger.getLogger(NetworkMaps.class);

    private final NetworkConfig config;
    private final NetworkMapStore store;
    private final Clock clock;
    private final String self;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Sm2PublicKey root;
    private volatile Held held;

    private record Held(
            NetworkMapDocument document,
            byte[] signed,
            Map<String, NetworkNode> neighbours,
            Map<String, NetworkNode> neighboursByFingerprint) {

        static Held of(NetworkMapDocument document, String self) {
            List<NetworkNode> near = document.neighbours(self);
            return new Held(
                    document,
                    document.signed(),
                    near.stream().collect(toUnmodifiableMap(NetworkNode::getCode, node -> node)),
                    near.stream()
                            .collect(toUnmodifiableMap(
                                    node -> node.getTlsFingerprint().toLowerCase(Locale.ROOT), node -> node)));
        }
    }

    @SuppressWarnings("NullAway.Init") // the container calls load() before it hands the bean out
    NetworkMaps(NetworkConfig config, NodeConfig node, NetworkMapStore store, Clock clock) {
        this.config = config;
        this.store = store;
        this.clock = clock;
        this.self = node.code();
    }

    /** Takes the installed file or the kept copy, whichever is newer. Neither verifying stops the start. */
    @PostConstruct
    void load() {
        root = Sm2PublicKey.ofCertificate(text());
        Optional<Held> kept = store.newest().flatMap(signed -> verified(signed, "the copy in network_map"));
        Optional<Held> installed = installed();
        held = installed
                .filter(file -> kept.isEmpty() || version(file) > version(kept.get()))
                .or(() -> kept)
                .orElseThrow(() -> new IllegalStateException("no network map verifies: zt.network.map-file ("
                        + config.mapFile() + ") must hold a map signed by zt.network.root-certificate ("
                        + config.rootCertificate() + ")"));
        if (held.document().node(self).isEmpty()) {
            throw new IllegalStateException("zt.node.code is " + self + ", which the network map does not list");
        }
        store.keep(version(held), held.signed(), "file");
    }

    /** The map in force, also when expired: what is under way may finish. */
    public NetworkMapDocument current() {
        return held.document();
    }

    /** The map for new traffic; refused once it has expired. */
    public NetworkMapDocument admitting() {
        NetworkMapDocument document = held.document();
        if (!document.holdsAt(clock.instant())) {
            throw new ProblemException(
                    NETWORK_MAP_EXPIRED,
                    "network map version " + document.version() + " expired at "
                            + document.map().getExpiresAt() + "; the operator of the root node must issue a new one");
        }
        return document;
    }

    /** The signed bytes of the map in force, as neighbours are given it. */
    public byte[] signed() {
        return held.signed();
    }

    /** The neighbours that take part. */
    public Collection<NetworkNode> neighbours() {
        return held.neighbours().values();
    }

    /** Code of this node. */
    public String self() {
        return self;
    }

    /** This node as the map lists it. */
    public NetworkNode selfNode() {
        return current().node(self).orElseThrow();
    }

    @Override
    public Optional<String> parent() {
        return Optional.ofNullable(selfNode().getParent());
    }

    @Override
    public Optional<String> towards(String node) {
        return current().nextHop(self, node).map(NetworkNode::getCode);
    }

    /** The active neighbour of this code, or a refusal. */
    public NetworkNode neighbour(String code) {
        NetworkNode node = held.neighbours().get(code);
        if (node == null) {
            throw new ProblemException(NODE_UNKNOWN, code + " is no active neighbour of " + self)
                    .with("failedNode", code);
        }
        return node;
    }

    /** The active neighbour whose transport certificate has this SHA-256 fingerprint. */
    public Optional<NetworkNode> neighbourByFingerprint(String fingerprint) {
        return Optional.ofNullable(held.neighboursByFingerprint().get(fingerprint));
    }

    /** Calls back after a newer map came into force. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Offers a signed map; true when it verifies, is newer and still lists this node, and so came into force. */
    public synchronized boolean offer(byte[] signed, String source) {
        Optional<Held> offered = verified(signed, "the map from " + source)
                .filter(map -> version(map) > version(held))
                .filter(map -> map.document().node(self).isPresent());
        offered.ifPresent(map -> {
            store.keep(version(map), map.signed(), source);
            held = map;
            LOG.infof("network map version %d from %s is in force", (Object) version(map), source);
            listeners.forEach(Runnable::run);
        });
        return offered.isPresent();
    }

    private Optional<Held> installed() {
        try {
            return verified(
                    Files.readAllBytes(config.mapFile()), config.mapFile().toString());
        } catch (IOException e) {
            LOG.warnf("network map file %s cannot be read: %s", config.mapFile(), e.getMessage());
            return Optional.empty();
        }
    }

    private String text() {
        try {
            return Files.readString(config.rootCertificate());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "zt.network.root-certificate: " + config.rootCertificate() + " cannot be read", e);
        }
    }

    private Optional<Held> verified(byte[] signed, String what) {
        try {
            return Optional.of(Held.of(NetworkMapDocument.verify(signed, root), self));
        } catch (NetworkMapException e) {
            LOG.warnf("%s is not a network map signed by the root: %s", what, e.getMessage());
            return Optional.empty();
        }
    }

    private static long version(Held map) {
        return map.document().version();
    }
}
