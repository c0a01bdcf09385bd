// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.CRLReason;
import org.eclipse.microprofile.config.ConfigProvider;
import org.zhengtong.registry.testing.TestTrust.Certified;
import org.zhengtong.sandbox.embedded.FreePorts;
import org.zhengtong.schemas.message.NetworkMap;
import org.zhengtong.schemas.message.NetworkNode;
import org.zhengtong.schemas.message.NodeStatus;
import org.zhengtong.schemas.message.SigningKey;
import org.zhengtong.schemas.network.NetworkMapDocument;

/** Keys of two issuing authorities and a network of two nodes under a fresh root, as an installed registry finds them. */
public class TrustResource implements QuarkusTestResourceLifecycleManager {

    /** 四川省示例厅, which issues business licences. */
    public static final String SICHUAN = "115100000090000587";
    /** 巴中示例局B, which issues food licences and takes cases in. */
    public static final String BAZHONG = "11511900009000023F";
    /** An authority that is registered but has no key. */
    public static final String KEYLESS = "11511900009000031A";

    /** An authority whose certificate has expired. */
    public static final String EXPIRED = "1151190000900004X2";

    /** An authority whose certificate another root gave. */
    public static final String STRANGE = "115119000090000582";

    /** An authority that a provincial authority under the root certified. */
    public static final String PROVINCIAL = "11511900009000066W";

    /** The registry's own keys. */
    public static final String REGISTRY = "registry-510000";

    public static final String ES256 = "registry-510000-es256";

    /** The registry's key for time stamps. */
    public static final String STAMPING = "registry-510000-tsa";

    /** The registry's public address; tests reach it by another. */
    public static final String URL = "https://registry.example";

    /** Whose licences another registry keeps: division 330000, the resource that node 511900 published. */
    public static final String ELSEWHERE = "113300000090000667";

    /** The resource by which those licences are verified. */
    public static final String VERIFICATION = "105002/511900000001";

    /** How long the registry waits for its node. */
    public static final Duration ISSUER_TIMEOUT = Duration.ofSeconds(8);

    private static final String NODE_ADDRESS = "zt.registry.issuers.node";
    private static final List<String> NODES = List.of("510000", "511900");
    private static final String REVOCATION = "zt.registry.revocation.folder";
    private static final String REVOKING = "revoking.crl";
    private static final String ABROAD = "test.known-abroad";
    private static final String STAMP_ROOT = "zt.registry.time-stamp.roots";
    private static final String NODE_KEYS = "test.node-keys";
    private static final String SEALER = "sealer";
    private static final Map<String, Certified> READ = new ConcurrentHashMap<>();

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-trust")), "trust")
                    .toAbsolutePath();
            makeKeys(folder);
            return settings(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void makeKeys(Path folder) throws IOException {
        TestTrust root = new TestTrust("network root");
        TestTrust stampRoot = TestTrust.p256("time stamp root");
        TestTrust abroad = TestTrust.p256("authority known abroad");
        X509Certificate knownHere = root.crossCertified(abroad);
        TestTrust province = root.intermediate("provincial authority");
        root.store(
                folder.resolve("authorities.p12"),
                List.of(REGISTRY, SICHUAN, BAZHONG),
                Map.of(
                        ES256,
                        abroad.issue(ES256, "secp256r1").under(knownHere),
                        STAMPING,
                        stampRoot.issueForStamping("time stamps"),
                        PROVINCIAL,
                        province.issue(PROVINCIAL).under(province.certificate()),
                        EXPIRED,
                        root.issueExpired(EXPIRED),
                        STRANGE,
                        new TestTrust("another root").issue(STRANGE)));
        Files.writeString(folder.resolve("stamp-root.pem"), stampRoot.pem());
        Files.writeString(folder.resolve("known-abroad.pem"), abroad.pem());
        makeRevocationLists(root, knownHere, folder);
        Files.write(
                folder.resolve("revocation").resolve("abroad.crl"),
                abroad.revocationList(Map.of(), Instant.now().plus(Duration.ofDays(7))));
        TestTrust sealRoot = new TestTrust("provincial seal system");
        Files.writeString(folder.resolve("seal-root.pem"), sealRoot.pem());
        root.store(
                folder.resolve("nodes.p12"),
                NODES.stream().map(TrustResource::keyId).toList(),
                Map.of(SEALER, sealRoot.issue(SEALER)));
        Files.writeString(folder.resolve("root.pem"), root.pem());
        Files.write(
                folder.resolve("network-map.avro"),
                NetworkMapDocument.sign(map(folder.resolve("nodes.p12")), "root", root.key()));
    }

    /** One list that takes nothing back lies where it counts, the others wait for the test that wants them. */
    private static void makeRevocationLists(TestTrust root, X509Certificate knownHere, Path folder) throws IOException {
        Path counts = Files.createDirectories(folder.resolve("revocation"));
        Instant next = Instant.now().plus(Duration.ofDays(7));
        Files.write(counts.resolve("root.crl"), root.revocationList(Map.of(), next));
        Path keys = folder.resolve("authorities.p12");
        Map<BigInteger, Instant> revoked = Map.of(
                TestTrust.read(keys, SICHUAN).certificate().getSerialNumber(),
                Instant.now().minus(Duration.ofHours(1)),
                knownHere.getSerialNumber(),
                Instant.now().minus(Duration.ofHours(1)),
                TestTrust.read(keys, BAZHONG).certificate().getSerialNumber(),
                Instant.now().plus(Duration.ofDays(5)));
        Files.write(folder.resolve(REVOKING), root.revocationList(revoked, next));
        Files.write(folder.resolve("superseding.crl"), root.revocationList(revoked, CRLReason.superseded, next));
    }

    private static Map<String, String> settings(Path folder) {
        return Map.ofEntries(
                Map.entry("zt.registry.node", "510000"),
                Map.entry("zt.registry.url", URL),
                Map.entry("zt.keys.signing-key", REGISTRY),
                Map.entry("zt.registry.status-list.es256-key", ES256),
                Map.entry("zt.registry.time-stamp.key", STAMPING),
                Map.entry(ABROAD, folder.resolve("known-abroad.pem").toString()),
                Map.entry(STAMP_ROOT, folder.resolve("stamp-root.pem").toString()),
                Map.entry("zt.registry.time-stamp.every", "off"),
                Map.entry("zt.registry.seal.time-stamp", "true"),
                Map.entry("zt.registry.reading.callers.hasty-reader.per-minute", "2"),
                Map.entry("zt.registry.reading.callers.daily-reader.per-day", "3"),
                Map.entry("zt.registry.reading.callers.curious-reader.unusual-holders", "0"),
                Map.entry("zt.registry.reading.callers.guessing-reader.unusual-misses", "0"),
                Map.entry("zt.registry.reading.callers.guessing-system.unusual-misses", "1"),
                Map.entry(REVOCATION, folder.resolve("revocation").toString()),
                Map.entry("zt.registry.revocation.every", "1h"),
                Map.entry(NODE_ADDRESS, "http://127.0.0.1:" + FreePorts.find(1).get(0)),
                Map.entry("zt.registry.issuers.resources.33", VERIFICATION),
                Map.entry("zt.registry.provision.resources", "105002/510000000001,105002/510000000002"),
                Map.entry("zt.registry.issuers.timeout", ISSUER_TIMEOUT.toString()),
                Map.entry("zt.registry.intake.sweep-every", "off"),
                Map.entry("zt.registry.issuance.sweep-every", "off"),
                Map.entry(
                        "zt.keys.signing-store",
                        folder.resolve("authorities.p12").toString()),
                Map.entry("zt.keys.password", TestTrust.PASSWORD),
                Map.entry(
                        "zt.network.seal-roots", folder.resolve("seal-root.pem").toString()),
                Map.entry(
                        "zt.network.map-file",
                        folder.resolve("network-map.avro").toString()),
                Map.entry(
                        "zt.network.root-certificate",
                        folder.resolve("root.pem").toString()),
                Map.entry(NODE_KEYS, folder.resolve("nodes.p12").toString()));
    }

    @Override
    public void stop() {
        // the files lie below target
    }

    /** Where the registry looks for its node; nobody is there unless a test starts one. */
    public static URI nodeAddress() {
        return URI.create(ConfigProvider.getConfig().getValue(NODE_ADDRESS, String.class));
    }

    /** PEM of the certificate of the registry's own key. */
    public static String registryCertificate() {
        return read("zt.keys.signing-store", REGISTRY).pem();
    }

    /** Once: opening a store takes longer than some tests wait for an answer. */
    private static Certified read(String setting, String alias) {
        Path store = Path.of(ConfigProvider.getConfig().getValue(setting, String.class));
        return READ.computeIfAbsent(store + "#" + alias, first -> TestTrust.read(store, alias));
    }

    /** The signing key of a node of the running test's network. */
    public static Certified nodeKey(String node) {
        return read(NODE_KEYS, keyId(node));
    }

    /** A key that another root certified, one that is believed of seals. */
    public static Certified sealer() {
        return read(NODE_KEYS, SEALER);
    }

    /** A key under the network's root whose certificate was valid from two days ago to one day ago. */
    public static Certified expired() {
        return TestTrust.read(
                Path.of(ConfigProvider.getConfig().getValue("zt.keys.signing-store", String.class)), EXPIRED);
    }

    /** PEM of the root of the running test's network. */
    public static String rootCertificate() {
        try {
            return Files.readString(
                    Path.of(ConfigProvider.getConfig().getValue("zt.network.root-certificate", String.class)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Folder of the revocation lists that count. */
    public static Path revocationFolder() {
        return Path.of(ConfigProvider.getConfig().getValue(REVOCATION, String.class));
    }

    /** A list that says Sichuan's certificate was revoked an hour ago, as that of the authority known abroad, and that Bazhong's will have been in five days, each for a stolen key. */
    public static Path revokingList() {
        return revocationFolder().resolveSibling(REVOKING);
    }

    /** A list that says the same, but that the keys were only replaced. */
    public static Path supersedingList() {
        return revocationFolder().resolveSibling("superseding.crl");
    }

    /** PEM file with the root of the time stamps. */
    public static Path stampRoot() {
        return Path.of(ConfigProvider.getConfig().getValue(STAMP_ROOT, String.class));
    }

    /** PEM file with the authority that verifiers abroad know; it certified the registry's P-256 key. */
    public static Path knownAbroad() {
        return Path.of(ConfigProvider.getConfig().getValue(ABROAD, String.class));
    }

    /** The id of a node's key in the map. */
    public static String keyId(String node) {
        return "node-" + node;
    }

    private static NetworkMap map(Path nodeKeys) {
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        return NetworkMap.newBuilder()
                .setVersion(1)
                .setIssuedAt(now)
                .setExpiresAt(now.plus(Duration.ofDays(30)))
                .setTlsAuthority("none in this test")
                .setNodes(Stream.of(node("510000", null, nodeKeys, now), node("511900", "510000", nodeKeys, now))
                        .toList())
                .build();
    }

    private static NetworkNode node(
            String code, @org.jspecify.annotations.Nullable String parent, Path nodeKeys, Instant now) {
        return NetworkNode.newBuilder()
                .setCode(code)
                .setName("节点 " + code)
                .setParent(parent)
                .setPeerHost("127.0.0.1")
                .setPeerPort(1)
                .setTlsFingerprint("00")
                .setSigningKeys(List.of(SigningKey.newBuilder()
                        .setKeyId(keyId(code))
                        .setCertificate(TestTrust.read(nodeKeys, keyId(code)).pem())
                        .setValidFrom(now.minus(Duration.ofDays(1)))
                        .setValidTo(now.plus(Duration.ofDays(30)))
                        .build()))
                .setStatus(NodeStatus.ACTIVE)
                .build();
    }
}
