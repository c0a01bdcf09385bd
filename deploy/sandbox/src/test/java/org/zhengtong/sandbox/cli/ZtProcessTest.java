// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengtong.sandbox.Progress;
import org.zhengtong.sandbox.process.Running;
import org.zhengtong.sandbox.running.FakeApplication;
import org.zhengtong.sandbox.running.Home;
import org.zhengtong.sandbox.running.Shutdown;

/** {@code zt} as a process of its own, ended in all the ways a terminal can end it. */
class ZtProcessTest {

    @TempDir
    private Path folder;

    private Home home = new Home(Path.of("."), Path.of("."));

    @BeforeEach
    void fakeCheckout() throws IOException {
        home = new Home(folder.resolve("checkout/.zt"), folder.resolve("checkout"));
        FakeApplication.install(home.checkout());
    }

    @AfterEach
    void stop() {
        Shutdown.stop(home, Progress.silent());
    }

    @Test
    void endedWhileStartingItLeavesNothing() throws Exception {
        Process zt = zt("up");
        await().atMost(Duration.ofSeconds(90)).until(() -> runs("postgres"));
        List<Running> begun = home.processes().all();

        zt.destroy(); // SIGTERM, the same way as Ctrl+C

        assertThat(zt.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(zt.exitValue()).isNotZero();
        assertThat(begun).noneMatch(Running::isAlive);
        assertThat(home.processes().all()).isEmpty();
    }

    @Test
    void killedItLeavesWhatDownEnds() throws Exception {
        Process zt = zt("up");
        await().atMost(Duration.ofSeconds(90)).until(() -> runs("postgres") && runs("kafka"));
        zt.destroyForcibly().waitFor();
        List<Running> left = home.processes().all();

        assertThat(zt("status").waitFor()).isEqualTo(3);
        assertThat(zt("down").waitFor()).isZero();

        assertThat(left).noneMatch(Running::isAlive);
        assertThat(home.processes().all()).isEmpty();
    }

    @Test
    void whenTheWorldCannotBePlantedItSaysSoAndLeavesNothing() throws Exception {
        Process zt = zt("up"); // the fake applications know no API

        assertThat(zt.waitFor(180, TimeUnit.SECONDS)).isTrue();

        assertThat(zt.exitValue()).as("refused").isEqualTo(4);
        assertThat(Files.readString(folder.resolve("up.out"))).doesNotContain("\tat ");
        assertThat(home.processes().all()).isEmpty();
    }

    private boolean runs(String name) {
        return home.processes().find(name).filter(Running::isAlive).isPresent();
    }

    private Process zt(String command) throws IOException {
        File out = folder.resolve(command + ".out").toFile();
        List<String> java = Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dzt.checkout=" + home.checkout(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Zt.class.getName(),
                        command)
                .toList();
        return new ProcessBuilder(java)
                .redirectErrorStream(true)
                .redirectOutput(out)
                .start();
    }
}
