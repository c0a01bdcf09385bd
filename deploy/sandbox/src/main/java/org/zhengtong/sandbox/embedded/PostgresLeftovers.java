// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends PostgreSQL processes that a killed run left on a data folder, and clears its stale {@code postmaster.pid}.
 *
 * <p>A server works inside its data folder, so its processes are known by their working directory, not by a number in a file that
 * another process may have got since.
 */
final class PostgresLeftovers {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private PostgresLeftovers() {}

    static boolean remain(Path data) {
        return !processes(data).isEmpty();
    }

    static void end(PostgresPlace place) {
        if (remain(place.data())) {
            Command.run(place.command(
                    "pg_ctl", List.of("stop", "-D", place.data().toString(), "-m", "fast", "-w", "-t", "30")));
            awaitNone(place.data());
        }
        try {
            Files.deleteIfExists(place.data().resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Back ends end by themselves once their postmaster is gone; what does not is killed. */
    private static void awaitNone(Path data) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!processes(data).isEmpty()) {
            if (System.nanoTime() > end) {
                processes(data).forEach(ProcessHandle::destroyForcibly);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private static List<ProcessHandle> processes(Path data) {
        return ProcessHandle.allProcesses().filter(p -> worksIn(p, data)).toList();
    }

    private static boolean worksIn(ProcessHandle process, Path data) {
        try {
            Path directory = Files.readSymbolicLink(Path.of("/proc", String.valueOf(process.pid()), "cwd"));
            return directory.equals(data.toRealPath());
        } catch (IOException e) {
            return false; // another user's process, or one that has just ended
        }
    }
}
