// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.zhengtong.sandbox.Progress;

/** Ends the processes of a sandbox, the last stage first; those of one stage together. What does not end in time is killed. */
public final class Stopper {

    private static final Duration GRACE = Duration.ofSeconds(20);

    private final RunFolder folder;
    private final Progress progress;

    public Stopper(RunFolder folder, Progress progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /** Ends everything the folder remembers. Returns how many were alive. */
    public int stopAll() {
        Map<Integer, List<Running>> stages = new TreeMap<>(Comparator.reverseOrder());
        folder.all().forEach(running -> stages.computeIfAbsent(running.plan().stage(), s -> new ArrayList<>())
                .add(running));
        return stages.values().stream().mapToInt(this::stop).sum();
    }

    /** Ends some processes together. Returns how many were alive. */
    public int stop(List<Running> processes) {
        List<Running> alive = processes.stream().filter(Running::isAlive).toList();
        alive.forEach(running -> signal(running, running.plan().signal()));
        long end = System.nanoTime() + GRACE.toNanos();
        while (alive.stream().anyMatch(Running::isAlive)) {
            if (System.nanoTime() > end) {
                alive.stream().filter(Running::isAlive).forEach(this::kill);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        processes.forEach(folder::forget);
        alive.forEach(running -> progress.says("process.stopped", running.name()));
        return alive.size();
    }

    /** SIGKILL, now. */
    public void kill(Running running) {
        running.identity().handle().ifPresent(ProcessHandle::destroyForcibly);
    }

    /** The identity is checked just before, so that a pid given to somebody else since is left alone. */
    private static void signal(Running running, String signal) {
        if (!running.isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(running.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
