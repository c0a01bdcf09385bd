// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.contentOf;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengtong.sandbox.Progress;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.embedded.PostgresRoles;
import org.zhengtong.sandbox.process.ProcessIdentity;
import org.zhengtong.sandbox.topology.Topology;

class SandboxTest {

    private static final Topology TOPOLOGY = new Topology(
            List.of(
                    new Topology.Node("100000", "国家节点", Optional.empty()),
                    new Topology.Node("510000", "四川省节点", Optional.of("100000"))),
            List.of(new Topology.Registry("510000", "四川省电子证照系统", List.of("115100000090000587"), Optional.empty())),
            List.of());

    @TempDir
    private Path folder;

    private Home home = new Home(Path.of("."), Path.of("."));

    @BeforeEach
    void fakeCheckout() throws IOException {
        home = new Home(folder.resolve("zt"), folder.resolve("checkout"));
        FakeApplication.install(home.checkout());
    }

    @AfterEach
    void stop() {
        Shutdown.stop(home, Progress.silent());
    }

    @Test
    void startsFindsAgainAndLeavesNothingRunning() throws Exception {
        Sandbox started = start(null);

        Sandbox found = Sandbox.running(home);
        assertThat(found.pids().keySet())
                .containsExactly("kafka", "node-100000", "node-510000", "postgres", "registry-510000");
        assertThat(found.networkMap().nodes()).hasSize(2);
        assertThat(home.checkout().resolve(".zt/homes"))
                .isDirectoryContaining(file -> contentOf(file.toFile()).equals(home.path() + "\n"));
        assertThat(found.isReady("node-510000")).isTrue();
        connect(found).close();
        assertThatThrownBy(() -> start(null))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("已经在运行");

        Map<String, Long> pids = started.pids();
        assertThat(Shutdown.stop(home, Progress.silent())).isEqualTo(5);
        assertThat(pids.values()).noneMatch(SandboxTest::runs);
        assertThatThrownBy(() -> Sandbox.running(home)).isInstanceOf(NotRunning.class);
        assertThat(home.checkout().resolve(".zt/homes")).isEmptyDirectory();
    }

    @Test
    void dataKeysAndPortsStayFromOneStartToTheNext() throws Exception {
        Sandbox first = start(null);
        try (Connection connection = connect(first)) {
            connection.createStatement().execute("CREATE TABLE kept (id int)");
        }
        try (AdminClient kafka = AdminClient.create(Map.of("bootstrap.servers", first.kafka()))) {
            kafka.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
        Shutdown.stop(home, Progress.silent());

        Sandbox second = start(null);

        assertThat(second.nodes()).isEqualTo(first.nodes());
        assertThat(second.networkMap().version()).isEqualTo(1);
        try (Connection connection = connect(second)) {
            assertThat(connection
                            .createStatement()
                            .executeQuery("SELECT * FROM kept")
                            .next())
                    .isFalse();
        }
        try (AdminClient kafka = AdminClient.create(Map.of("bootstrap.servers", second.kafka()))) {
            assertThat(kafka.listTopics().names().get(30, TimeUnit.SECONDS)).contains("kept");
        }
    }

    @Test
    void anyKilledProcessStartsAgain() throws Exception {
        Sandbox sandbox = start(null);

        for (String name : List.of("node-100000", "postgres", "kafka")) {
            Long pid = sandbox.pids().get(name);
            sandbox.kill(name);
            await().until(() -> !sandbox.pids().containsKey(name));

            sandbox.restart(name);

            assertThat(sandbox.pids().get(name)).isNotEqualTo(pid);
        }
        connect(sandbox).close();
    }

    @Test
    void whatAKilledOwnerLeftBehindIsEndedByTheNext() throws Exception {
        Process owner = new ProcessBuilder("sleep", "600").start();
        Map<String, Long> left = start(ProcessIdentity.of(owner.pid())).pids();
        owner.destroyForcibly().waitFor();
        assertThatThrownBy(() -> Sandbox.running(home)).isInstanceOf(NotRunning.class);

        Sandbox next = start(null);

        assertThat(left.values()).noneMatch(SandboxTest::runs);
        assertThat(next.pids()).hasSize(5);
    }

    @Test
    void aServerThatWasNotWrittenDownIsEndedToo() throws Exception {
        Map<String, Long> pids = start(null).pids();
        Files.delete(home.run().resolve("postgres.process.json"));

        assertThat(Shutdown.stop(home, Progress.silent())).isEqualTo(5);

        assertThat(pids.values()).noneMatch(SandboxTest::runs);
    }

    @Test
    void anotherProcessThatGotAnOldPidIsLeftAlone() {
        ProcessIdentity me = ProcessIdentity.ofCurrent();

        assertThat(me.isAlive()).isTrue();
        assertThat(new ProcessIdentity(me.pid(), "another boot:1").isAlive()).isFalse();
    }

    @Test
    void whenOneApplicationDoesNotStartNothingStays() throws Exception {
        Files.write(home.checkout().resolve("licence-registry/target/quarkus-app/quarkus-run.jar"), new byte[0]);

        assertThatThrownBy(() -> start(null))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("registry-510000 未能启动");
        assertThat(home.processes().all()).isEmpty();
    }

    @Test
    void resetDeletesWhatItMadeAndLeavesTheRest() throws IOException {
        for (String made : List.of("lists/trust-list.jwt", "pki/root.pem", "postgres/initial-password")) {
            Path file = home.path().resolve(made);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "x");
        }
        Path measured = Files.createDirectories(home.path().resolve("bench"));

        Reset.delete(home);

        assertThat(home.path()).isDirectoryNotContaining("glob:**/{lists,pki}");
        assertThat(home.postgres()).isEmptyDirectory();
        assertThat(measured).exists();
    }

    @Test
    void twoCannotStartTheSameSandboxAtOnce() {
        try (StartLock held = StartLock.take(home)) {
            assertThat(held.channel().isOpen()).isTrue();
            assertThatThrownBy(() -> start(null)).hasMessageContaining("正在启动");
        }
        assertThat(home.processes().all()).isEmpty();
    }

    private Sandbox start(@org.jspecify.annotations.Nullable ProcessIdentity owner) {
        return Startup.start(home, TOPOLOGY, StartOptions.embedded(), owner, Progress.silent());
    }

    private static Connection connect(Sandbox sandbox) throws Exception {
        return DriverManager.getConnection(
                sandbox.database("node-510000"),
                PostgresRoles.OWNER,
                sandbox.roles().ownerPassword());
    }

    /** One that has ended and is not yet collected by its parent does not. */
    private static boolean runs(long pid) {
        return ProcessIdentity.of(pid).isAlive();
    }
}
