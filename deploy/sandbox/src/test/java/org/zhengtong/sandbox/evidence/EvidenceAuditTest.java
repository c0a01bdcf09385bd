// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.cli.Zt;
import org.zhengtong.sandbox.pki.Pki;
import org.zhengtong.sandbox.topology.JsonFile;
import org.zhengtong.sandbox.topology.Secrets;
import org.zhengtong.sandbox.topology.Topology;
import org.zhengtong.schemas.evidence.Alteration;
import org.zhengtong.schemas.evidence.LogVerifier;
import org.zhengtong.schemas.proof.Sm2Key;

class EvidenceAuditTest {

    private static final String NODE = "511900";

    /** More than a log that is judged before its end lets a node send. */
    private static final long ALL = 256L << 20;

    @TempDir
    private Path home;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final CompletableFuture<Long> sent = new CompletableFuture<>();
    private HttpServer node;
    private EvidenceAudit audit;
    private ExportedLog log;

    @BeforeEach
    void aNodeWithALog() throws Exception {
        Pki pki = Pki.open(home.resolve("pki"), Secrets.open(home.resolve("secrets.json")));
        pki.prepare(Topology.demo());
        pki.publishMap(Topology.demo(), code -> 4000);
        KeyStore keys = KeyStore.getInstance("PKCS12", new BouncyCastleProvider());
        char[] password = pki.password().toCharArray();
        try (InputStream in = Files.newInputStream(pki.signingStore("node-" + NODE))) {
            keys.load(in, password);
        }
        Sm2Key key = Sm2Key.of((PrivateKey) keys.getKey("node-" + NODE, password));
        log = new ExportedLog(NODE, key, Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS), 3);
        audit = EvidenceAudit.trusting(pki.mapFile(), pki.rootCertificate());
        node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.start();
    }

    @AfterEach
    void stop() {
        node.stop(0);
    }

    @Test
    void aLogIsJudgedWhileItComesAndNeverHeldWhole() throws Exception {
        sending(List.of(log.lines.get(0)), ALL);

        LogVerifier.Result result = audit.verify(api(), List.of());

        assertThat(result.fault())
                .hasValueSatisfying(fault -> assertThat(fault.what()).isEqualTo(Alteration.GROUP_MISSING));
        assertThat(result.records()).isEqualTo(1);
        assertThat(sent.get(60, TimeUnit.SECONDS)).isLessThan(ALL);
    }

    @Test
    void anExportIsKeptAsItCameForItsOwnerAlone() throws Exception {
        sending(log.lines, 0);
        Path file = home.resolve("kept").resolve(NODE + ".jsonl");

        LogVerifier.Result result = audit.export(api(), file, List.of());

        assertThat(result.holds()).isTrue();
        assertThat(result.records()).isEqualTo(3);
        assertThat(Files.readAllLines(file)).isEqualTo(log.lines);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var kept = Files.list(file.getParent())) {
            assertThat(kept).containsExactly(file);
        }
    }

    @Test
    void aFileWhoseEndWasCutOffDoesNotAgreeWithTheHeadsBesideIt() throws Exception {
        Path file = home.resolve("export").resolve(NODE + ".jsonl");
        Files.createDirectories(file.getParent());
        Files.write(file, log.lines);
        JsonFile.write(file.resolveSibling("heads.json"), List.of(log.heads.get(2)));

        assertThat(verify(file)).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain("not compared");

        Files.write(file, log.lines.subList(0, 2));
        assertThat(verify(file)).isEqualTo(1);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("LOG_CUT");
        Files.write(file, new byte[0]);
        assertThat(verify(file)).isEqualTo(1);
    }

    @Test
    void ofAFileWithoutHeadsTheVerdictSaysThatItsEndWasNotCompared() throws Exception {
        Path file = Files.write(home.resolve("alone.jsonl"), log.lines.subList(0, 2));

        assertThat(verify(file)).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("intact up to record 2 (its end was not compared");
    }

    private int verify(Path file) {
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            return Zt.execute("evidence", "verify", file.toString(), "--home", home.toString(), "--lang", "en");
        } finally {
            System.setOut(before);
        }
    }

    /** Sends the lines, over and over until so many bytes are sent. */
    private void sending(List<String> lines, long atLeast) {
        byte[] once = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        node.createContext("/api/v1/evidence/export", exchange -> {
            long count = 0;
            try (exchange) {
                exchange.sendResponseHeaders(200, 0);
                try (OutputStream out = exchange.getResponseBody()) {
                    do {
                        out.write(once);
                        count += once.length;
                    } while (count < atLeast);
                }
            } catch (IOException nobodyReadsOn) {
                assertThat(count).isPositive();
            } finally {
                sent.complete(count);
            }
        });
    }

    private Api api() {
        return new Api(URI.create("http://127.0.0.1:" + node.getAddress().getPort()), "auditor", "secret", "en");
    }
}
