// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengtong.client.Sm2Credentials;
import org.zhengtong.sandbox.topology.Secrets;
import org.zhengtong.sandbox.topology.Topology;
import org.zhengtong.schemas.message.NetworkNode;
import org.zhengtong.schemas.message.SignedNetworkMap;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.network.NetworkMapDocument;
import org.zhengtong.schemas.proof.Sm2Key;
import org.zhengtong.schemas.proof.Sm2PublicKey;

class PkiTest {

    private static final Topology TOPOLOGY = Topology.demo();

    @TempDir
    private Path folder;

    private Pki pki;

    @BeforeEach
    void prepare() {
        pki = open();
        pki.prepare(TOPOLOGY);
        pki.publishMap(TOPOLOGY, node -> 4000);
    }

    @Test
    void theMapIsSignedByTheRootAndNamesEachNodesKeys() throws Exception {
        NetworkMapDocument map = map();

        assertThat(map.nodes())
                .extracting(NetworkNode::getCode)
                .containsExactly("100000", "510000", "511900", "120000");
        assertThat(map.path("511900", "120000"))
                .extracting(NetworkNode::getCode)
                .containsExactly("511900", "510000", "100000", "120000");
        NetworkNode city = map.node("511900").orElseThrow();
        Identity signing = KeyStoreFile.read(pki.signingStore("node-511900"), "node-511900", pki.password());
        byte[] message = "m".getBytes(StandardCharsets.UTF_8);
        assertThat(map.key("511900", "node-511900", map.map().getIssuedAt())
                        .orElseThrow()
                        .verify(message, Sm2Key.of(signing.key()).sign(message)))
                .isTrue();
        assertThat(map.nodeOfTransport(city.getTlsFingerprint())).contains(city);
    }

    @Test
    void theMapsVersionRisesWithAChangeAndOnlyThen() throws Exception {
        open().publishMap(TOPOLOGY, node -> 4000);
        assertThat(map().version()).isEqualTo(1);

        open().publishMap(TOPOLOGY, node -> 4001);
        assertThat(map().version()).isEqualTo(2);
    }

    @Test
    void keysAreMadeOnce() throws Exception {
        byte[] before = Files.readAllBytes(pki.signingStore("registry-510000"));

        open().prepare(TOPOLOGY);

        assertThat(Files.readAllBytes(pki.signingStore("registry-510000"))).isEqualTo(before);
    }

    @Test
    void aRegistrysStoreHasItsOwnKeyAndOneForEachAuthority() throws Exception {
        KeyStore store =
                load(pki.signingStore("registry-510000"), KeyStore.getInstance("PKCS12", new BouncyCastleProvider()));

        assertThat(Collections.list(store.aliases()).stream().filter(alias -> isKey(store, alias)))
                .containsExactlyInAnyOrder(
                        "registry-510000",
                        "registry-510000-es256",
                        "registry-510000-tsa",
                        "115100000090000587",
                        "11511900009000023F");
    }

    @Test
    void theJdkReadsTransportKeysWithTheirChain() throws Exception {
        KeyStore store = load(pki.tlsStore("node-511900"), KeyStore.getInstance("PKCS12"));

        assertThat(store.getKey("tls", pki.password().toCharArray()).getAlgorithm())
                .isEqualTo("EC");
        assertThat(store.getCertificateChain("tls")).hasSize(2);
        X509Certificate own = (X509Certificate) store.getCertificate("tls");
        own.verify(store.getCertificateChain("tls")[1].getPublicKey());
        assertThat(own.getSubjectAlternativeNames().toString()).contains("localhost", "127.0.0.1");
    }

    @Test
    void theClientReadsAnApplicationSystemsKey() throws Exception {
        assertThat(Sm2Credentials.fromPem("sys", pki.systemKey("sys")).keyId()).isEqualTo("sys");
        assertThat(Sm2PublicKey.ofPem(pki.systemPublicKey("sys"))).isNotNull();
    }

    @Test
    void opensslVerifiesCertificatesAndMap() throws Exception {
        assumeTrue(exitCode("openssl", "version") == 0, "openssl is missing");
        String id = "distid:1234567812345678";

        for (String name : List.of("node-511900", "registry-510000", "11120000009000066B")) {
            assertThat(exitCode(
                            "openssl",
                            "verify",
                            "-partial_chain",
                            "-trusted",
                            pki.rootCertificate().toString(),
                            "-vfyopt",
                            id,
                            pki.certificate(name).toString()))
                    .as(name)
                    .isZero();
        }
        SignedNetworkMap signed = Wire.decode(Files.readAllBytes(pki.mapFile()), SignedNetworkMap.class);
        Path map = Files.write(folder.resolve("map"), Wire.bytes(signed.getMap()));
        Path signature = Files.write(folder.resolve("signature"), Wire.bytes(signed.getSignature()));
        assertThat(exitCode(
                        "openssl",
                        "pkeyutl",
                        "-verify",
                        "-certin",
                        "-inkey",
                        pki.rootCertificate().toString(),
                        "-in",
                        map.toString(),
                        "-sigfile",
                        signature.toString(),
                        "-rawin",
                        "-digest",
                        "sm3",
                        "-pkeyopt",
                        id))
                .isZero();
    }

    @Test
    void onlyTheOwnerReadsKeysAndPasswords() throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.getPosixFilePermissions(file))
                        .as(file.toString())
                        .hasSize(2);
            }
        }
    }

    private Pki open() {
        return Pki.open(folder.resolve("pki"), Secrets.open(folder.resolve("secrets.json")));
    }

    private NetworkMapDocument map() throws IOException {
        Sm2PublicKey root = Sm2PublicKey.ofCertificate(Files.readString(pki.rootCertificate()));
        return NetworkMapDocument.verify(Files.readAllBytes(pki.mapFile()), root);
    }

    private KeyStore load(Path file, KeyStore store) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, pki.password().toCharArray());
            return store;
        }
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (java.security.KeyStoreException e) {
            throw new AssertionError(e);
        }
    }

    private static int exitCode(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return 127;
        }
    }
}
