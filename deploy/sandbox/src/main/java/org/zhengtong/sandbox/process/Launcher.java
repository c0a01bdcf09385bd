// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.zhengtong.sandbox.Progress;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.embedded.Sessions;

/** Starts processes and waits until they serve. */
public final class Launcher {

    private static final Duration LIMIT = Duration.ofSeconds(180);

    private final RunFolder folder;
    private final Path workingDirectory;
    private final Progress progress;

    public Launcher(RunFolder folder, Path workingDirectory, Progress progress) {
        this.folder = folder;
        this.workingDirectory = workingDirectory;
        this.progress = progress;
    }

    /** Starts them, so many at a time, and returns when all serve. The first that fails stops the waiting. */
    public void startAll(List<ProcessPlan> plans, int atOnce) {
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, atOnce));
        try {
            List<Future<Running>> started = new ArrayList<>();
            plans.forEach(plan -> started.add(pool.submit(() -> start(plan))));
            for (Future<Running> one : started) {
                one.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SandboxException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxException("interrupted", plans.size());
        } finally {
            pool.shutdownNow();
            awaitEnd(pool); // whoever ends what was started must find all of it remembered
        }
    }

    private static void awaitEnd(ExecutorService pool) {
        boolean interrupted = Thread.interrupted();
        try {
            if (!pool.awaitTermination(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("processes are still being started");
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts one process and returns when it serves. */
    public Running start(ProcessPlan plan) {
        long begin = System.nanoTime();
        Running running = spawn(plan);
        awaitReady(running);
        progress.says("process.ready", plan.name(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        return running;
    }

    private Running spawn(ProcessPlan plan) {
        try {
            Files.createDirectories(plan.logFile().toAbsolutePath().getParent());
            URI ready = plan.ready();
            if (ready != null && "file".equals(ready.getScheme())) {
                Files.deleteIfExists(Path.of(ready));
            }
            Process process = new ProcessBuilder(Sessions.ownSession(plan.command()))
                    .directory(workingDirectory.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(plan.logFile().toFile()))
                    .start();
            Running running = new Running(plan, ProcessIdentity.of(process.pid()));
            folder.remember(running);
            return running;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitReady(Running running) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (running.isAlive()
                && System.nanoTime() < end
                && !Thread.currentThread().isInterrupted()) {
            if (running.plan().isReady()) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        Path log = running.plan().logFile();
        throw new SandboxException("server.start", running.name(), log, lastLines(log));
    }

    /** The end of a log, for the person who must know why something did not start. */
    public static String lastLines(Path log) {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
