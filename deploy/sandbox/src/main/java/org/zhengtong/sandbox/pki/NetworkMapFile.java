// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.zhengtong.sandbox.topology.PrivateFile;
import org.zhengtong.sandbox.topology.Topology;
import org.zhengtong.schemas.message.NetworkMap;
import org.zhengtong.schemas.message.NetworkNode;
import org.zhengtong.schemas.message.NodeStatus;
import org.zhengtong.schemas.message.SigningKey;
import org.zhengtong.schemas.network.NetworkMapDocument;
import org.zhengtong.schemas.proof.Sm2Key;

/** The network map (网络图) of a sandbox, signed by its root; its version rises with each change. */
public final class NetworkMapFile {

    private static final Duration VALIDITY = Duration.ofDays(365);
    private static final Duration RENEWAL = Duration.ofDays(90);

    private final Path file;
    private final Sm2Key root;

    NetworkMapFile(Path file, Sm2Key root) {
        this.file = file;
        this.root = root;
    }

    /** Where a node listens for its neighbours. */
    @FunctionalInterface
    public interface PeerPorts {
        int of(Topology.Node node);
    }

    void publish(Topology topology, PeerPorts ports, Pki pki, X509Certificate tlsAuthority) {
        Optional<NetworkMap> last = last();
        List<NetworkNode> nodes = topology.nodes().stream()
                .map(node -> entry(node, ports.of(node), pki))
                .toList();
        Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
        if (last.filter(map ->
                        map.getNodes().equals(nodes) && map.getExpiresAt().isAfter(now.plus(RENEWAL)))
                .isPresent()) {
            return;
        }
        NetworkMap map = NetworkMap.newBuilder()
                .setVersion(last.map(NetworkMap::getVersion).orElse(0L) + 1)
                .setIssuedAt(now)
                .setExpiresAt(now.plus(VALIDITY))
                .setTlsAuthority(Pem.text(tlsAuthority))
                .setNodes(nodes)
                .build();
        PrivateFile.write(file, NetworkMapDocument.sign(map, "root", root));
    }

    private Optional<NetworkMap> last() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(NetworkMapDocument.verify(Files.readAllBytes(file), root.publicKey())
                    .map());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NetworkNode entry(Topology.Node node, int port, Pki pki) {
        X509Certificate signing = KeyStoreFile.read(pki.signingStore(node.id()), node.id(), pki.password())
                .certificate();
        NetworkNode.Builder entry = NetworkNode.newBuilder();
        node.parent().ifPresent(entry::setParent);
        return entry.setCode(node.code())
                .setName(node.name())
                .setPeerHost("127.0.0.1")
                .setPeerPort(port)
                .setTlsFingerprint(fingerprint(pki.tls(node.id()).certificate()))
                .setSigningKeys(List.of(SigningKey.newBuilder()
                        .setKeyId(node.id())
                        .setCertificate(Pem.text(signing))
                        .setValidFrom(signing.getNotBefore().toInstant())
                        .setValidTo(signing.getNotAfter().toInstant())
                        .build()))
                .setStatus(NodeStatus.ACTIVE)
                .build();
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
