// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengtong.sandbox.process.ProcessIdentity;
import org.zhengtong.sandbox.process.ProcessPlan;
import org.zhengtong.sandbox.process.RunFolder;
import org.zhengtong.sandbox.process.Running;

/** When {@code ./zt up} builds a checkout whose sources are newer than what was built: unless a sandbox runs from it. */
class ZtScriptTest {

    private static final ProcessIdentity ENDED =
            new ProcessIdentity(ProcessHandle.current().pid(), "another boot:1");

    @TempDir
    private Path folder;

    private Path checkout;

    @BeforeEach
    void aCheckoutBuiltLongAgo() throws IOException {
        checkout = folder.resolve("checkout");
        Files.createDirectories(checkout.resolve("deploy/sandbox/target/classes"));
        Files.writeString(checkout.resolve("deploy/sandbox/target/sandbox.cp"), "");
        program(checkout.resolve("zt"), Files.readString(Path.of("..", "..", "zt")));
        program(Files.createDirectories(folder.resolve("bin")).resolve("mvn"), "#!/bin/sh\nexit 1\n");
    }

    @Test
    void itIsBuiltWhenNothingRunsFromIt() throws Exception {
        assertThat(builds()).isTrue();
    }

    @Test
    void itIsNotBuiltUnderARunningSandboxWhereverThatKeepsItsData() throws Exception {
        runs(checkout.resolve(".zt"), ProcessIdentity.ofCurrent());
        assertThat(builds()).isFalse();

        runs(checkout.resolve(".zt"), ENDED);
        Path home = folder.resolve("home of its own");
        Files.createDirectories(checkout.resolve(".zt/homes"));
        Files.writeString(checkout.resolve(".zt/homes/1"), home + "\n");
        assertThat(builds()).isTrue();

        runs(home, ProcessIdentity.ofCurrent());
        assertThat(builds()).isFalse();
    }

    @Test
    void whatARebootLeftDoesNotPreventABuild() throws Exception {
        runs(checkout.resolve(".zt"), ENDED);
        Files.writeString(
                checkout.resolve(".zt/run/sandbox.json"),
                "{ \"starting\" : false, \"owner\" : null, \"nodes\" : [ ] }");

        assertThat(builds()).isTrue();
    }

    private static void runs(Path home, ProcessIdentity identity) {
        ProcessPlan plan = new ProcessPlan("node-1", List.of("java"), "log", null, 2, "TERM");
        new RunFolder(home.resolve("run")).remember(new Running(plan, identity));
    }

    /** Whether {@code zt up} calls Maven, which fails here; without it there is nothing that could start. */
    private boolean builds() throws Exception {
        Path log = checkout.resolve(".zt/log/build.log");
        Files.deleteIfExists(log);
        ProcessBuilder zt = new ProcessBuilder(checkout.resolve("zt").toString(), "up");
        zt.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        zt.environment().put("ZT_JAVA_HOME", System.getProperty("java.home"));
        Process process = zt.redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.exists(log);
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
