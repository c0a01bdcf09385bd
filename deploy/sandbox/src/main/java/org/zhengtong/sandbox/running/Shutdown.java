// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.zhengtong.sandbox.Progress;
import org.zhengtong.sandbox.embedded.PostgresServer;
import org.zhengtong.sandbox.process.ProcessIdentity;
import org.zhengtong.sandbox.process.Running;
import org.zhengtong.sandbox.process.Stopper;
import org.zhengtong.sandbox.topology.JsonFile;

/** Ends a sandbox (停止沙箱): applications before the servers they use. Nothing is left running. */
public final class Shutdown {

    private static final long OWNER_SECONDS = 60;

    private Shutdown() {}

    /** Ends all processes of a sandbox, also a PostgreSQL that was not written down. Returns how many there were. */
    public static int stop(Home home, Progress progress) {
        int stopped = new Stopper(home.processes(), progress).stopAll();
        if (PostgresServer.endLeftovers(home.postgres())) {
            stopped++;
        }
        try {
            Files.deleteIfExists(home.state());
            RunningHomes.forget(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stopped;
    }

    /** Ends what a killed {@code zt} left behind. */
    static void leftovers(Home home, Progress progress) {
        List<Running> left = home.processes().all();
        if (left.stream().anyMatch(Running::isAlive)) {
            progress.says("leftovers", left.stream().filter(Running::isAlive).count());
        }
        stop(home, Progress.silent());
    }

    /** Whether this process is starting or has started the sandbox and is to end it. */
    public static boolean isOurs(Home home) {
        return JsonFile.read(home.state(), SandboxState.class)
                .filter(SandboxState::isOurs)
                .isPresent();
    }

    /** Tells the {@code zt} in another terminal that owns the running sandbox to end, and waits until it has. */
    public static void endOwner(Home home, Progress progress) {
        JsonFile.read(home.state(), SandboxState.class)
                .flatMap(state -> Optional.ofNullable(state.owner()))
                .flatMap(ProcessIdentity::handle)
                .filter(owner -> owner.pid() != ProcessHandle.current().pid())
                .ifPresent(owner -> {
                    progress.says("down.owner", owner.pid());
                    owner.destroy();
                    owner.onExit()
                            .completeOnTimeout(owner, OWNER_SECONDS, TimeUnit.SECONDS)
                            .join();
                });
    }
}
