// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.network;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.zhengtong.schemas.message.MalformedMessageException;
import org.zhengtong.schemas.message.NetworkMap;
import org.zhengtong.schemas.message.NetworkNode;
import org.zhengtong.schemas.message.NodeStatus;
import org.zhengtong.schemas.message.SignedNetworkMap;
import org.zhengtong.schemas.message.SigningKey;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.proof.KeyLookup;
import org.zhengtong.schemas.proof.Sm2Key;
import org.zhengtong.schemas.proof.Sm2PublicKey;

/**
 * A network map (网络图) whose signature and tree were verified: finds nodes, ways and keys. A suspended node has no neighbours and no
 * way leads through it; its keys still answer, as what it signed before must stay provable.
 */
public final class NetworkMapDocument implements KeyLookup {

    private final NetworkMap map;
    private final byte[] signed;
    private final Map<String, NetworkNode> nodes = new LinkedHashMap<>();
    private final Map<String, Sm2PublicKey> keys = new HashMap<>();

    private NetworkMapDocument(NetworkMap map, byte[] signed) {
        this.map = map;
        this.signed = signed;
        for (NetworkNode node : map.getNodes()) {
            if (nodes.put(node.getCode(), node) != null) {
                throw new NetworkMapException("node " + node.getCode() + " is listed twice");
            }
            for (SigningKey key : node.getSigningKeys()) {
                keys.put(key.getCertificate(), Sm2PublicKey.ofCertificate(key.getCertificate()));
            }
        }
        requireTree();
    }

    /**
     * Reads a signed map.
     *
     * @param signedMap Avro binary of SignedNetworkMap
     * @throws NetworkMapException when it is malformed, not signed by that root, or not a tree
     */
    public static NetworkMapDocument verify(byte[] signedMap, Sm2PublicKey root) {
        try {
            SignedNetworkMap envelope = Wire.decode(signedMap, SignedNetworkMap.class);
            byte[] bytes = Wire.bytes(envelope.getMap());
            Optional<String> fault = root.reason(bytes, Wire.bytes(envelope.getSignature()));
            if (fault.isPresent()) {
                throw new NetworkMapException("the network map is not signed by the root: " + fault.get());
            }
            return new NetworkMapDocument(Wire.decode(bytes, NetworkMap.class), signedMap.clone());
        } catch (MalformedMessageException | IllegalArgumentException malformed) {
            throw new NetworkMapException("the network map cannot be read", malformed);
        }
    }

    /** Avro binary of the map signed by the root. */
    public static byte[] sign(NetworkMap map, String keyId, Sm2Key root) {
        byte[] bytes = Wire.encode(map);
        return Wire.encode(new SignedNetworkMap(ByteBuffer.wrap(bytes), keyId, ByteBuffer.wrap(root.sign(bytes))));
    }

    public long version() {
        return map.getVersion();
    }

    /** True when the map may admit new traffic at that moment. */
    public boolean holdsAt(Instant moment) {
        return moment.isBefore(map.getExpiresAt());
    }

    public NetworkMap map() {
        return map;
    }

    /** The bytes that were verified, to hand on or keep. */
    public byte[] signed() {
        return signed.clone();
    }

    public List<NetworkNode> nodes() {
        return List.copyOf(nodes.values());
    }

    public Optional<NetworkNode> node(String code) {
        return Optional.ofNullable(nodes.get(code));
    }

    /** The active node whose transport certificate has this SHA-256 fingerprint in hex. */
    public Optional<NetworkNode> nodeOfTransport(String fingerprint) {
        String wanted = fingerprint.toLowerCase(Locale.ROOT);
        return nodes.values().stream()
                .filter(NetworkMapDocument::active)
                .filter(node ->
                        node.getTlsFingerprint().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
    }

    @Override
    public Optional<Sm2PublicKey> key(String node, String keyId, Instant at) {
        return signingKeys(node)
                .filter(key -> key.getKeyId().equals(keyId))
                .filter(key -> !at.isBefore(key.getValidFrom()) && !at.isAfter(key.getValidTo()))
                .findFirst()
                .flatMap(key -> Optional.ofNullable(keys.get(key.getCertificate())));
    }

    @Override
    public boolean knows(String node, String keyId) {
        return signingKeys(node).anyMatch(key -> key.getKeyId().equals(keyId));
    }

    /** Active parent and children. */
    public List<NetworkNode> neighbours(String code) {
        Optional<NetworkNode> self = node(code).filter(NetworkMapDocument::active);
        return self.stream()
                .flatMap(me -> nodes.values().stream()
                        .filter(NetworkMapDocument::active)
                        .filter(other -> code.equals(other.getParent())
                                || other.getCode().equals(me.getParent())))
                .toList();
    }

    public boolean neighbours(String one, String other) {
        return neighbours(one).stream().anyMatch(node -> node.getCode().equals(other));
    }

    /** First node on the way; empty when there is no way or none is needed. */
    public Optional<NetworkNode> nextHop(String from, String to) {
        List<NetworkNode> path = path(from, to);
        return path.size() < 2 ? Optional.empty() : Optional.of(path.get(1));
    }

    /** Way up to the common ancestor and down again, both ends included; empty when unknown or when a node on it is suspended. */
    public List<NetworkNode> path(String from, String to) {
        List<NetworkNode> up = ancestry(from);
        List<NetworkNode> down = ancestry(to);
        if (up.isEmpty() || down.isEmpty()) {
            return List.of();
        }
        NetworkNode common = up.stream().filter(down::contains).findFirst().orElseThrow();
        List<NetworkNode> path = new ArrayList<>(up.subList(0, up.indexOf(common) + 1));
        List<NetworkNode> descent = new ArrayList<>(down.subList(0, down.indexOf(common)));
        Collections.reverse(descent);
        path.addAll(descent);
        return path.stream().allMatch(NetworkMapDocument::active) ? List.copyOf(path) : List.of();
    }

    private Stream<SigningKey> signingKeys(String node) {
        return node(node).stream().flatMap(found -> found.getSigningKeys().stream());
    }

    /** The node and those above it, itself first. */
    private List<NetworkNode> ancestry(String code) {
        List<NetworkNode> line = new ArrayList<>();
        NetworkNode node = nodes.get(code);
        while (node != null && line.size() <= nodes.size()) {
            line.add(node);
            node = node.getParent() == null ? null : nodes.get(node.getParent());
        }
        return line;
    }

    private void requireTree() {
        long roots =
                nodes.values().stream().filter(node -> node.getParent() == null).count();
        if (roots != 1) {
            throw new NetworkMapException("the network map has " + roots + " roots, not one");
        }
        for (NetworkNode node : nodes.values()) {
            List<NetworkNode> line = ancestry(node.getCode());
            if (line.size() > nodes.size() || line.get(line.size() - 1).getParent() != null) {
                throw new NetworkMapException("node " + node.getCode() + " does not descend from the root");
            }
        }
    }

    private static boolean active(NetworkNode node) {
        return node.getStatus() == NodeStatus.ACTIVE;
    }
}
