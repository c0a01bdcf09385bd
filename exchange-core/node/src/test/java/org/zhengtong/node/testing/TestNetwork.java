// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhengtong.node.testing.TestAuthority.Certified;
import org.zhengtong.node.testing.TestAuthority.Kind;
import org.zhengtong.sandbox.embedded.FreePorts;
import org.zhengtong.schemas.message.NetworkMap;
import org.zhengtong.schemas.message.NetworkNode;
import org.zhengtong.schemas.message.NodeStatus;
import org.zhengtong.schemas.message.SigningKey;
import org.zhengtong.schemas.network.NetworkMapDocument;
import org.zhengtong.schemas.proof.Sm2Key;

/**
 * A network for tests: nation 100000, Sichuan 510000, Bazhong 511900 and Tianjin 120000, each with a signing key (SM2) and
 * a transport key (P-256), and the map signed by its root. Fresh keys and free ports each time; files below the given
 * directory.
 */
public final class TestNetwork {

    /** The nodes and their parents. */
    private static final Map<String, String> PARENTS = parents();

    private final Path directory;
    private final TestAuthority root = new TestAuthority(Kind.SIGNING, "network root");
    private final TestAuthority transport = new TestAuthority(Kind.TRANSPORT, "transport authority");
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final byte[] signedMap;

    private record Member(int port, Certified signing, Certified tls) {}

    private TestNetwork(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
            Iterator<Integer> ports = FreePorts.find(PARENTS.size()).iterator();
            for (String code : PARENTS.keySet()) {
                Member member = new Member(
                        ports.next(), root.issue("node-" + code), transport.issue("node-" + code + ".example"));
                members.put(code, member);
                root.store(signingStore(code), keyId(code), member.signing());
                transport.store(tlsStore(code), "tls", member.tls());
            }
            signedMap = sign(map());
            Files.write(mapFile(), signedMap);
            Files.writeString(rootCertificate(), TestAuthority.pem(root.certificate()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new network in a fresh directory below the module's {@code target}. */
    public static TestNetwork create() {
        try {
            Path target = Files.createDirectories(Path.of("target", "test-networks"));
            return new TestNetwork(Files.createTempDirectory(target, "network"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Settings that make an application the given node. */
    public Map<String, String> settings(String code) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("zt.node.code", code);
        settings.put("zt.keys.signing-store", signingStore(code).toString());
        settings.put("zt.keys.password", TestAuthority.PASSWORD);
        settings.put("zt.network.map-file", mapFile().toString());
        settings.put("zt.probe.look-every", "off");
        settings.put("zt.network.root-certificate", rootCertificate().toString());
        settings.put("zt.time-limit.sweep-every", "1s");
        settings.put("zt.federation.first-wait", "1h");
        settings.put("zt.federation.longest-wait", "1h");
        settings.put("zt.peer.host", "127.0.0.1");
        settings.put("zt.peer.port", Integer.toString(peerPort(code)));
        settings.put("zt.peer.tls-store", tlsStore(code).toString());
        settings.put("zt.peer.tls-password", TestAuthority.PASSWORD);
        return settings;
    }

    /** PKCS#12 store with the node's signing key; its alias is the key id. */
    public Path signingStore(String code) {
        return directory.resolve(code + "-signing.p12").toAbsolutePath();
    }

    /** PKCS#12 store with the node's transport key. */
    public Path tlsStore(String code) {
        return directory.resolve(code + "-tls.p12").toAbsolutePath();
    }

    /** The signed network map. */
    public Path mapFile() {
        return directory.resolve("network-map.avro").toAbsolutePath();
    }

    /** PEM of the root that signed the map. */
    public Path rootCertificate() {
        return directory.resolve("root.pem").toAbsolutePath();
    }

    /** The signed network map's bytes. */
    public byte[] signedMap() {
        return signedMap.clone();
    }

    /** The node's private signing key. */
    public PrivateKey signingKey(String code) {
        return member(code).signing().key();
    }

    /** The node's signing certificate. */
    public String signingCertificate(String code) {
        return TestAuthority.pem(member(code).signing().certificate());
    }

    /** Id of the node's signing key in the map. */
    public String keyId(String code) {
        return "node-" + code;
    }

    /** Port of the node's listener for its neighbours; free when the network was made. */
    public int peerPort(String code) {
        return member(code).port();
    }

    /** The authority of the transport certificates: makes strangers for tests of refusal. */
    public TestAuthority transportAuthority() {
        return transport;
    }

    /** Signs a map with the root; for tests that change it. */
    public byte[] sign(NetworkMap map) {
        return NetworkMapDocument.sign(map, "root", Sm2Key.of(root.key()));
    }

    /** The map as signed, to be changed by tests. */
    public NetworkMap map() {
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        List<NetworkNode> nodes = new ArrayList<>();
        PARENTS.forEach((code, parent) -> nodes.add(node(code, parent, now)));
        return NetworkMap.newBuilder()
                .setVersion(1)
                .setIssuedAt(now)
                .setExpiresAt(now.plus(Duration.ofDays(30)))
                .setTlsAuthority(TestAuthority.pem(transport.certificate()))
                .setNodes(nodes)
                .build();
    }

    private NetworkNode node(String code, @Nullable String parent, Instant now) {
        return NetworkNode.newBuilder()
                .setCode(code)
                .setName("节点 " + code)
                .setParent(parent)
                .setPeerHost("127.0.0.1")
                .setPeerPort(peerPort(code))
                .setTlsFingerprint(fingerprint(member(code).tls()))
                .setSigningKeys(List.of(SigningKey.newBuilder()
                        .setKeyId(keyId(code))
                        .setCertificate(signingCertificate(code))
                        .setValidFrom(now.minus(Duration.ofDays(1)))
                        .setValidTo(now.plus(Duration.ofDays(30)))
                        .build()))
                .setStatus(NodeStatus.ACTIVE)
                .build();
    }

    private Member member(String code) {
        Member member = members.get(code);
        if (member == null) {
            throw new IllegalArgumentException("no node " + code + " in the test network");
        }
        return member;
    }

    private static String fingerprint(Certified tls) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded(tls)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] encoded(Certified certified) {
        try {
            return certified.certificate().getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> parents() {
        Map<String, String> parents = new LinkedHashMap<>();
        parents.put("100000", null);
        parents.put("510000", "100000");
        parents.put("511900", "510000");
        parents.put("120000", "100000");
        return parents;
    }
}
